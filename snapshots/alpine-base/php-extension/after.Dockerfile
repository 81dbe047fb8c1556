FROM php:8.3-fpm-alpine
RUN apk add --no-cache icu-dev \
  && docker-php-ext-install intl pdo_mysql
