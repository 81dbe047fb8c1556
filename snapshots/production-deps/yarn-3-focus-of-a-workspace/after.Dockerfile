FROM node:20
WORKDIR /shop
COPY . .
RUN yarn workspaces focus --all --production
CMD ["node", "packages/api/index.js"]
