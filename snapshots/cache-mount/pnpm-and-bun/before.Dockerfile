FROM node:22 AS build
ENV PNPM_HOME=/pnpm
RUN corepack enable
COPY . .
RUN pnpm install --frozen-lockfile
FROM oven/bun:1
COPY . .
RUN bun install --no-cache
CMD ["bun", "run", "index.ts"]
