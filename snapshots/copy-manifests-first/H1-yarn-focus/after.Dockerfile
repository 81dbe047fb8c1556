FROM node:22
WORKDIR /app
RUN corepack enable
COPY package.json .yarnrc.yml yarn.lock ./
RUN yarn workspaces focus --production
COPY . .
CMD ["node", "server.js"]
