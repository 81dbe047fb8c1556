FROM node:22
WORKDIR /app
RUN corepack enable
COPY . .
RUN yarn workspaces focus --production
CMD ["node", "server.js"]
