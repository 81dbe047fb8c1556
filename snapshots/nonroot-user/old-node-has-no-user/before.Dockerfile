FROM node:6.2.0
COPY . /app
CMD ["node", "/app/server.js"]
