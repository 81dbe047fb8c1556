FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install express
COPY . .
CMD ["node", "server.js"]
