FROM debian:12-slim
ADD start.sh /start.sh
RUN chmod +x /start.sh
