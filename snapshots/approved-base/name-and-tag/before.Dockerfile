ARG V=20
FROM node:${V} AS build
RUN npm ci
FROM --platform=linux/amd64 python:3.11
COPY --from=build /app /app
