FROM node:22
WORKDIR /app
RUN npm install -g pm2
COPY . .
RUN npm ci
CMD ["pm2-runtime", "server.js"]
