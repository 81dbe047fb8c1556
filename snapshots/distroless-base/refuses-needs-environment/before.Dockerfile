FROM node:24-trixie-slim
LABEL node=$NODE_VERSION
COPY . /app
CMD ["node", "/app/server.js"]
