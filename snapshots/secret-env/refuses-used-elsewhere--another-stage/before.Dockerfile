FROM node:22 AS base
ARG NPM_TOKEN
FROM base
RUN npm ci
