FROM node:22-bookworm-slim
COPY . /app
CMD ["node", "/app/server.js"]
