FROM node:20 AS build
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y git && npm ci && npm run build

FROM nginx:1.27-alpine
RUN apk add --no-cache curl
COPY --from=build /app/dist /usr/share/nginx/html
