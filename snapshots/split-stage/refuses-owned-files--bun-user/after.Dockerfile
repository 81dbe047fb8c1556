FROM oven/bun:1
WORKDIR /app
COPY --chown=bun:bun . .
USER bun
RUN bun install --frozen-lockfile
RUN bun run build
CMD ["bun", "dist/index.js"]
