# syntax=docker/dockerfile:1
FROM node:22
WORKDIR /app
COPY . .

ARG NPM_TOKEN=""
RUN echo "//registry.example.com/:_authToken=${NPM_TOKEN}" > .npmrc \
    && npm ci \
    && rm .npmrc
RUN npm run build
RUN npm test
