FROM node:24-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
RUN install -d -o 1000 -g 1000 /app
COPY . .
EXPOSE 3000
USER 1000:1000
CMD ["node", "server.js"]
