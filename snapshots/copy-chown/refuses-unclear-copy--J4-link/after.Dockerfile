# syntax=docker/dockerfile:1
FROM node:22-slim
RUN mkdir /app
COPY --link . /app
RUN chown -R node:node /app
