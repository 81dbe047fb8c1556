FROM debian:12-slim
COPY scripts/start /usr/local/bin/start
RUN chmod 755 /usr/local/bin/start
