FROM node:24-trixie-slim AS base
WORKDIR /app

FROM base AS docs
COPY docs /docs

FROM base
COPY . .
CMD ["node", "server.js"]
