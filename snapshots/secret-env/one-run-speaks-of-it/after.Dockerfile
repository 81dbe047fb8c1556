# syntax=docker/dockerfile:1
FROM node:22
WORKDIR /app
COPY . .

RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN echo "//registry.example.com/:_authToken=${NPM_TOKEN}" > .npmrc \
    && npm ci \
    && rm .npmrc
RUN npm run build
RUN npm test
