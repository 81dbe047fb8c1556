FROM debian:12-slim
COPY --chmod=755 scripts/start /usr/local/bin/start
