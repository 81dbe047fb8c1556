FROM node:20-slim
WORKDIR /app
COPY . .
RUN pnpm install --store-dir=/srv/store
