FROM debian:12-slim
COPY start.sh stop.sh /usr/local/bin/
RUN chmod a+rx /usr/local/bin/start.sh /usr/local/bin/stop.sh \
 && apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/*
