FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm config set fund false \
 && npm ci --omit=dev --no-audit \
 && npm cache clean --force
COPY . .
