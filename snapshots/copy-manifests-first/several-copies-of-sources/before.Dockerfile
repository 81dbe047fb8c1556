FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
COPY src ./src
COPY public ./public
RUN npm ci
CMD ["node", "src/server.js"]
