ARG NODE_VERSION=22
FROM --platform=linux/amd64 node:${NODE_VERSION}-alpine AS build

RUN apk add --no-cache python3 make g++ tini

WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npx tsc
RUN npm prune --omit=dev

FROM --platform=linux/amd64 node:${NODE_VERSION}-alpine
RUN apk add --no-cache tini
WORKDIR /app
COPY --from=build /app /app

ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "dist/index.js"]
