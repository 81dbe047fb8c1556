FROM oven/bun:1
ENV NODE_ENV=production
WORKDIR /usr/src/app
COPY package.json bun.lock ./
RUN bun install
COPY . .
USER bun
EXPOSE 3000
ENTRYPOINT ["bun", "run", "start"]
