FROM node:20-bookworm AS build

RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*
RUN rm /etc/nginx/sites-enabled/default

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build
COPY deploy/site.conf /etc/nginx/conf.d/site.conf

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends nginx \
    && rm -rf /var/lib/apt/lists/*
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY --from=build /etc/nginx/conf.d/site.conf /etc/nginx/conf.d/site.conf
COPY --from=build /app/dist /app/dist

EXPOSE 80
CMD ["nginx", "-g", "daemon off;"]
