FROM node:22
WORKDIR /app
COPY . /app
RUN corepack enable
RUN yarn install --immutable
CMD ["node", "server.js"]
