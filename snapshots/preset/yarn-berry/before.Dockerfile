FROM node:22-slim
WORKDIR /app
RUN corepack enable
COPY . .
RUN yarn install --immutable
CMD ["node", "server.js"]
