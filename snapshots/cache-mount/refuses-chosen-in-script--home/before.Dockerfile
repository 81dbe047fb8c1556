FROM node:20
WORKDIR /app
COPY package*.json ./
RUN export HOME=/tmp && npm ci && npm cache clean --force
COPY . .
CMD ["node","index.js"]
