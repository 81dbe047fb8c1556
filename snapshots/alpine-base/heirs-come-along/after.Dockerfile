FROM node:20-alpine AS base
RUN apk add --no-cache git

FROM base AS test
RUN apk add --no-cache unzip

FROM base
CMD ["node", "server.js"]
