from node:20-slim
run apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
workdir /srv
copy server.js .
cmd ["node", "server.js"]
