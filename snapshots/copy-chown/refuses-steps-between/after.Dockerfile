FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm ci
RUN chown -R node:node /app
