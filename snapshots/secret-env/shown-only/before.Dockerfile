# build with --build-arg NPM_TOKEN=...
ARG REGISTRY_PASSWORD
FROM node:22 AS build
ARG NPM_TOKEN
ENV NODE_AUTH_TOKEN=${NPM_TOKEN}
RUN npm ci
FROM node:22-slim
ARG BUILD_API_KEY
ENV DB_PASSWORD=correct-horse-4711 \
    DATABASE_URL=postgres://shop:battery-staple@db/shop \
    PORT=8080
ONBUILD ARG CHILD_SECRET
COPY --from=build /app /app
