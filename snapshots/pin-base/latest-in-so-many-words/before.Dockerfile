# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM docker.io/library/node:latest AS build
RUN npm ci

FROM node:latest
COPY --from=build /app /app
