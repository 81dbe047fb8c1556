FROM node:20 AS build
WORKDIR /app
COPY . .
RUN pnpm install && pnpm build
FROM nginx:1.27
COPY --from=build /app/dist /usr/share/nginx/html
