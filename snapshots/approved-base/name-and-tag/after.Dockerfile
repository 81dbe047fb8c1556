ARG V=20
FROM registry.example.com/base/node:${V} AS build
RUN npm ci
FROM --platform=linux/amd64 registry.example.com/base/python:3.11-hardened
COPY --from=build /app /app
