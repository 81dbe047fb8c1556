from node:20-slim
run apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
workdir /srv
copy server.js .
healthcheck --interval=30s CMD curl -f http://localhost:3000/ || exit 1
cmd ["node", "server.js"]
