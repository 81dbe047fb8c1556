FROM php:8.3
WORKDIR /app
COPY composer.json ./
RUN composer install --no-scripts
COPY . .
