FROM debian:12
ENV XDG_CACHE_HOME=/var/cache/build
COPY --from=oven/bun:1.2 /usr/local/bin/bun /usr/local/bin/
WORKDIR /app
COPY . .
RUN bun install --frozen-lockfile
CMD ["bun", "index.ts"]
