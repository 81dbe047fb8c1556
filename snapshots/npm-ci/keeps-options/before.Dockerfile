FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm config set fund false \
 && npm i --omit=dev --no-audit \
 && npm cache clean --force
COPY . .
