FROM node:24-slim AS base
WORKDIR /app
COPY package*.json ./
RUN npm ci

FROM base AS test
RUN npm test

FROM base
COPY . .
CMD ["node", "server.js"]
