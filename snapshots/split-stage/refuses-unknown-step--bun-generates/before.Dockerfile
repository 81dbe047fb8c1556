FROM oven/bun:1
WORKDIR /app
COPY . .
RUN bun install --frozen-lockfile
RUN bun run scripts/icons.ts
CMD ["bun", "run", "src/index.ts"]
