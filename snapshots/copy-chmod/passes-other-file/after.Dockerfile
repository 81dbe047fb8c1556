FROM debian:12-slim
COPY start.sh /start.sh
RUN chmod 1777 /tmp && chmod 600 /etc/shadow
