FROM node:22 AS build
ARG NPM_TOKEN
RUN npm ci
FROM node:22-slim
ARG NPM_TOKEN
RUN npm ci --omit=dev
