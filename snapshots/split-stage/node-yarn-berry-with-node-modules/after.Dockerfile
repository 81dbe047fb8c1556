FROM node:22 AS build
RUN corepack enable
WORKDIR /app
COPY . .
RUN yarn install --immutable
RUN yarn build

FROM node:22-slim
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080
CMD ["node", "dist/main.js"]
