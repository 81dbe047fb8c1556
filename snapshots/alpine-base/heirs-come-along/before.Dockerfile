FROM node:20-slim AS base
RUN apt-get update && apt-get install -y git

FROM base AS test
RUN apt-get update && apt-get install -y unzip

FROM base
CMD ["node", "server.js"]
