FROM debian:12-slim
COPY start.sh /start.sh
RUN umask 077 && chmod +x /start.sh
