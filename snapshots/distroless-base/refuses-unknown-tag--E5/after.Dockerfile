FROM node:24-trixie-alpine
COPY . /app
CMD ["node", "/app/server.js"]
