FROM node:22-slim
WORKDIR /app
COPY --chown=www-data:www-data . .
RUN chown -R node:node /app
