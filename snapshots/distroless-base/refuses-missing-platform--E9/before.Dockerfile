FROM --platform=linux/arm/v7 node:24-trixie-slim
COPY . /app
CMD ["node", "/app/server.js"]
