FROM debian:12-slim
ONBUILD COPY start.sh /start.sh
ONBUILD RUN chmod 755 /start.sh
