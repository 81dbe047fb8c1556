FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY src ./src
COPY public ./public
CMD ["node", "src/server.js"]
