FROM node:20 AS build
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y git && npm ci && npm run build

FROM nginx:1.27
RUN apt-get update
RUN apt-get install -y --no-install-recommends curl
COPY --from=build /app/dist /usr/share/nginx/html
