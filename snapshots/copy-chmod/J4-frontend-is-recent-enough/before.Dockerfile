# syntax=docker/dockerfile:1.2
FROM debian:12-slim
COPY start.sh /start.sh
RUN chmod 755 /start.sh
