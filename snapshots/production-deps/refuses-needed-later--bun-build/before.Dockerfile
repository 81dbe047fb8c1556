FROM oven/bun:1.3-slim
WORKDIR /usr/src/app
COPY . .
RUN bun install --frozen-lockfile
RUN bun run build
EXPOSE 3000
CMD ["bun", "run", "src/index.ts"]
