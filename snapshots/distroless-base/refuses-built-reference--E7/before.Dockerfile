ARG NODE=24
FROM node:${NODE}-trixie-slim
COPY . /app
CMD ["node", "/app/server.js"]
