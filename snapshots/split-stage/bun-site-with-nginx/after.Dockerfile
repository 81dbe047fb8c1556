FROM oven/bun:1 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY package.json bun.lock ./
RUN bun install --frozen-lockfile
COPY . .
RUN bun run build
COPY nginx.conf /etc/nginx/conf.d/site.conf

FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends nginx \
    && rm -rf /var/lib/apt/lists/*
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY --from=build /etc/nginx/conf.d/site.conf /etc/nginx/conf.d/site.conf
COPY --from=build /app/dist /app/dist
EXPOSE 80
CMD ["nginx", "-g", "daemon off;"]
