FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm ci && chown -R node:node /app
