FROM node:24-slim
WORKDIR /app
COPY . .
# hadolint ignore=DL3002
CMD ["node", "server.js"]
