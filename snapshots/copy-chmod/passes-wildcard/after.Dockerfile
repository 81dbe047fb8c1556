FROM debian:12-slim
COPY scripts/*.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/start.sh
