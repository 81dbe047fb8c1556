FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --no-package-lock
COPY . .
CMD ["node", "server.js"]
