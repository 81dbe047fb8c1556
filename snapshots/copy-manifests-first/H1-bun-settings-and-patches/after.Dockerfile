FROM oven/bun:1.3-slim
WORKDIR /usr/src/app
COPY package.json bun.lock bunfig.toml ./
COPY patches/hono@4.6.14.patch patches/
RUN bun install
COPY . .
EXPOSE 3000
CMD ["bun", "run", "src/index.ts"]
