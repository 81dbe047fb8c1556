FROM node:22-slim
RUN mkdir /app
COPY . /app
RUN chown -R www-data:www-data /app/public && chown -R node:node /app
