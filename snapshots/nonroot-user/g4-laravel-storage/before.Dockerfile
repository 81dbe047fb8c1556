FROM php:8.4-fpm-alpine
COPY . /var/www/html
