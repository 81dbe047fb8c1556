FROM node
RUN npm ci

FROM node:20-slim AS app
COPY . .
