FROM oven/bun:1.3 AS build
WORKDIR /usr/src/app
COPY package.json bun.lock ./
RUN bun install
COPY . .
RUN bun run build
RUN rm -rf node_modules && bun install --omit=dev

FROM oven/bun:1.3-slim
WORKDIR /usr/src/app
COPY --from=build /usr/src/app /usr/src/app
EXPOSE 3000
CMD ["bun", "run", "start"]
