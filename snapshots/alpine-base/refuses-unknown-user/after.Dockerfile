FROM node:20
COPY --chown=www-data:www-data . /app
