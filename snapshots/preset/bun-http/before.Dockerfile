FROM oven/bun:1.3
WORKDIR /usr/src/app
COPY . .
RUN bun install
RUN bun run build
EXPOSE 3000
CMD ["bun", "run", "start"]
