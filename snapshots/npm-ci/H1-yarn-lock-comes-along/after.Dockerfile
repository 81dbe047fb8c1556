FROM node:22-slim
WORKDIR /srv
COPY web/package.json web/yarn.lock ./
RUN yarn --frozen-lockfile
COPY web .
CMD ["node", "server.js"]
