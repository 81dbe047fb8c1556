FROM node:22-slim
WORKDIR /app
COPY . .
RUN cd web && npm ci
CMD ["node", "server.js"]
