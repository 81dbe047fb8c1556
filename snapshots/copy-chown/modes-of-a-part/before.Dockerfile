FROM node:22-slim
COPY . /app
RUN chown -R node:node /app && chmod -R g+w /app/log && find /app -type d -exec chmod 750 {} +
