# syntax=docker/dockerfile:1.1
FROM debian:12-slim
COPY start.sh /start.sh
RUN chmod +x /start.sh
