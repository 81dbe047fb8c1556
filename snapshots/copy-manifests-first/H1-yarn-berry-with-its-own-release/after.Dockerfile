FROM node:22
WORKDIR /app
COPY package.json .yarnrc.yml yarn.lock /app/
COPY .yarn /app/.yarn/
RUN corepack enable
RUN yarn install --immutable
COPY . /app
CMD ["node", "server.js"]
