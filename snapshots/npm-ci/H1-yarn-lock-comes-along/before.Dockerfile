FROM node:22-slim
WORKDIR /srv
COPY web/package.json ./
RUN yarn
COPY web .
CMD ["node", "server.js"]
