FROM oven/bun:1.3
WORKDIR /usr/src/app
COPY . .
RUN bun install --frozen-lockfile
EXPOSE 3000
CMD ["bun", "run", "src/index.ts"]
