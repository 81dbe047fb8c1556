FROM oven/bun:1.3.5
WORKDIR /app
COPY . .
RUN bun ci && bun run build
USER bun
CMD ["./links"]
