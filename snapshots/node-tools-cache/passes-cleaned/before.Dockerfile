FROM node:20-slim
WORKDIR /app
COPY . .
RUN pnpm install --prod && pnpm store prune
RUN pnpm add -g x && rm -rf "$(pnpm store path)"
RUN bun install && rm -rf /root/.bun/install/cache
RUN bun add y && bun pm cache rm
RUN bower install && bower cache clean --allow-root
CMD ["node", "server.js"]
