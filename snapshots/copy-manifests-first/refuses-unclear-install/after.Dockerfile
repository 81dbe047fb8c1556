FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm ci --prefix web
CMD ["node", "server.js"]
