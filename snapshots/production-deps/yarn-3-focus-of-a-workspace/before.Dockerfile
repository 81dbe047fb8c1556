FROM node:20
WORKDIR /shop
COPY . .
RUN yarn
CMD ["node", "packages/api/index.js"]
