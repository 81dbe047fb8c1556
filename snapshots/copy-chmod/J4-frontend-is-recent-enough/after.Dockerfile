# syntax=docker/dockerfile:1.2
FROM debian:12-slim
COPY --chmod=755 start.sh /start.sh
