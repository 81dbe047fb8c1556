ARG NODE_VERSION=20
FROM node:${NODE_VERSION}-alpine
RUN apk upgrade --no-cache && apk add --no-cache git gcc musl-dev && apk del gcc musl-dev
