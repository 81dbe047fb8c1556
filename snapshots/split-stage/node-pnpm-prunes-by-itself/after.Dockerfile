FROM node:20 AS build
RUN npm install -g pnpm@9
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile
COPY . .
RUN pnpm build && pnpm prune --prod

FROM node:20-slim
WORKDIR /app
COPY --from=build /app /app
CMD ["node", "dist/server.js"]
