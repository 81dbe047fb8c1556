FROM oven/bun:1
WORKDIR /app
COPY package.json bun.lockb ./
RUN bun install --frozen-lockfile --production \
    && rm -rf "${BUN_INSTALL:-$HOME/.bun}"/install/cache
COPY . .
CMD ["bun", "run", "index.ts"]
