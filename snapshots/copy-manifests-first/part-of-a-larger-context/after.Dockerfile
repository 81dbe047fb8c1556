from node:22
workdir /srv/web
copy web/package.json web/package-lock.json ./
run npm ci
copy ./web .
cmd ["node", "server.js"]
