FROM node:22-slim
COPY --chown=node:node . /app
RUN chmod -R g+w /app/log && find /app -type d -exec chmod 750 {} +
