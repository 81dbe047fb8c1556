FROM oven/bun:1.1
WORKDIR /usr/src/app
COPY . .
RUN bun install --production --frozen-lockfile
EXPOSE 3000
CMD ["bun", "run", "src/index.ts"]
