FROM node:20-slim
WORKDIR /app
RUN corepack enable
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile --prod \
    && pnpm store prune
COPY . .
CMD ["node", "server.js"]
