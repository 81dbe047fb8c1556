FROM node:24-trixie-slim
COPY --chown=node:www-data . /app
CMD ["node", "/app/server.js"]
