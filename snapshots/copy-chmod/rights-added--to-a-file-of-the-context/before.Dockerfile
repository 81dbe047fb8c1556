FROM debian:12-slim
COPY scripts/start /usr/local/bin/start
RUN chmod +x /usr/local/bin/start
