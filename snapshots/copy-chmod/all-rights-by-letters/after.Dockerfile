FROM debian:12-slim
COPY --from=tools:1 --chmod=755 /opt/run.sh /usr/local/bin/run.sh
