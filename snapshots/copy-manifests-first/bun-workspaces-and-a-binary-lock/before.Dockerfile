FROM oven/bun:1.1
WORKDIR /shop
COPY . .
RUN bun install --frozen-lockfile --production
CMD ["bun", "packages/api/index.ts"]
