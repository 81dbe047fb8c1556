FROM node:22-slim
WORKDIR /app
RUN corepack enable
COPY package.json .yarnrc.yml yarn.lock ./
RUN yarn workspaces focus --production
RUN install -d -o 1000 -g 1000 /app
COPY . .
USER 1000:1000
CMD ["node", "server.js"]
