FROM node:24-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
EXPOSE 3000
RUN install -d -o 1000 -g 1000 /app
USER 1000:1000
CMD ["node", "server.js"]
