FROM node:24-slim AS base
WORKDIR /app
COPY package*.json ./
RUN npm ci

FROM base AS test
RUN npm test

FROM base
RUN install -d -o 1000 -g 1000 /app
COPY . .
USER 1000:1000
CMD ["node", "server.js"]
