FROM node:22 AS build
ENV PNPM_HOME=/pnpm
RUN corepack enable
COPY . .
RUN --mount=type=cache,id=pnpm-node-22,target=/pnpm/store pnpm install --frozen-lockfile
FROM oven/bun:1
COPY . .
RUN --mount=type=cache,target=/root/.bun/install/cache bun install
CMD ["bun", "run", "index.ts"]
