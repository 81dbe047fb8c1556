from node:20
workdir /srv
copy server.js .
healthcheck --interval=30s CMD curl -f http://localhost:3000/ || exit 1
cmd ["node", "server.js"]
