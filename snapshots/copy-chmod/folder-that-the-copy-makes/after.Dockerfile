FROM debian:12-slim
COPY --chmod=755 start.sh /opt/app/bin/start.sh
