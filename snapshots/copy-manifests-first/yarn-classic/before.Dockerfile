FROM node:22
WORKDIR /app
ADD . .
RUN yarn install --frozen-lockfile --ignore-scripts
CMD ["node", "server.js"]
