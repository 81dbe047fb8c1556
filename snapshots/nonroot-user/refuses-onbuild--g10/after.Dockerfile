FROM node:24-slim
WORKDIR /app
ONBUILD COPY . .
CMD ["node", "server.js"]
