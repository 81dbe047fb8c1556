FROM node:22-slim
WORKDIR /app
COPY package.json .npmrc package-lock.json ./
RUN npm ci
COPY . .
CMD ["node", "server.js"]
