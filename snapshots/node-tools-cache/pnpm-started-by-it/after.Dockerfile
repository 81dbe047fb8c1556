FROM node:20-slim
WORKDIR /app
COPY . .
RUN npm install -g pnpm && pnpm i --frozen-lockfile && pnpm run build && npm cache clean --force \
    && pnpm store prune
CMD ["pnpm", "start"]
