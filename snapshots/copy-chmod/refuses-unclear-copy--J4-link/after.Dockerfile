# syntax=docker/dockerfile:1
FROM debian:12-slim
COPY --link start.sh /start.sh
RUN chmod 755 /start.sh
