from node:20
workdir /srv
copy server.js .
cmd ["node", "server.js"]
