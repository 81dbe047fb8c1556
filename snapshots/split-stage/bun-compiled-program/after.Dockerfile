FROM oven/bun:1.3.5 AS build
WORKDIR /app
COPY . .
RUN bun ci && bun run build
RUN rm -rf node_modules && bun install --production --frozen-lockfile

FROM oven/bun:1.3.5-slim
WORKDIR /app
COPY --from=build /app /app
USER bun
CMD ["./links"]
