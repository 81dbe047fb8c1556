from node:22
workdir /srv/web
copy ./web .
run npm ci
cmd ["node", "server.js"]
