# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM docker.io/library/node:26.1.0 AS build
RUN npm ci

FROM node:26.1.0
COPY --from=build /app /app
