FROM node:22
USER node
WORKDIR /home/node/app
COPY package*.json ./
RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci
COPY . .
CMD ["node", "server.js"]
