FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN cd /app && npm ci
COPY . .
CMD ["npm", "start"]
