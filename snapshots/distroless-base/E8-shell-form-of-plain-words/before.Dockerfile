FROM node:24-trixie-slim
COPY . /app
CMD node --enable-source-maps /app/server.js
