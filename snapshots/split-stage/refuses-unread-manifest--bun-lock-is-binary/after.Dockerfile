FROM oven/bun:1.2.4
WORKDIR /app
COPY . .
RUN bun install && bunx --bun vite build
CMD ["bun", "server.ts"]
