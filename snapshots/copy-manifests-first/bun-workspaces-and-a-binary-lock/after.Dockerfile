FROM oven/bun:1.1
WORKDIR /shop
COPY package.json bun.lockb ./
COPY packages/api/package.json packages/api/
COPY packages/money/package.json packages/money/
RUN bun install --frozen-lockfile --production
COPY . .
CMD ["bun", "packages/api/index.ts"]
