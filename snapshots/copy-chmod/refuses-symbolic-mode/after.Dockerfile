FROM debian:12-slim
COPY start.sh /start.sh
RUN chmod u+x /start.sh
