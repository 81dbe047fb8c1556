FROM node:22 AS app
WORKDIR /app
COPY . .
RUN npm ci

FROM app AS test
RUN npm test

FROM app
CMD ["node", "server.js"]
