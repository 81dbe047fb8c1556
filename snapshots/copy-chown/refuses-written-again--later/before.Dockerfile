FROM node:22-slim
WORKDIR /app
COPY . .
RUN chown -R node:node /app
RUN npm ci
RUN chown -R node:node .
