FROM oven/bun:1.2.4 AS build
RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN bun install && bunx --bun vite build
RUN rm -rf node_modules && bun install --omit=dev

FROM oven/bun:1.2.4-slim
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080
HEALTHCHECK CMD ["bun", "-e", "fetch('http://localhost:8080/index.html').catch(() => process.exit(1))"]
CMD ["bun", "server.ts"]
