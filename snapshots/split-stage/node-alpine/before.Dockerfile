ARG NODE_VERSION=22
FROM --platform=linux/amd64 node:${NODE_VERSION}-alpine

RUN apk add --no-cache python3 make g++ tini

WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npx tsc

ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "dist/index.js"]
