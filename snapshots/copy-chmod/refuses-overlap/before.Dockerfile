FROM debian:12-slim
COPY start.sh /start.sh
RUN chmod 700 /start.sh && chmod 755 /start.sh
