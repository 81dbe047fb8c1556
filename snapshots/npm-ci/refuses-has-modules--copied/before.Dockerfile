FROM node:22 AS deps
WORKDIR /deps
FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY --from=deps /deps/node_modules ./node_modules
RUN npm install
COPY . .
CMD ["node", "server.js"]
