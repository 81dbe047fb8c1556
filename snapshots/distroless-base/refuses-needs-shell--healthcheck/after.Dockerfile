FROM node:24-trixie-slim
COPY . /app
HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
CMD ["node", "/app/server.js"]
