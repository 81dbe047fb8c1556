FROM debian:12-slim
COPY --chmod=755 start.sh stop.sh /usr/local/bin/
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/*
