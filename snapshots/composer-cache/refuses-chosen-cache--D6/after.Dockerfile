FROM php:8.3-cli
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /app
COPY . .
ENV COMPOSER_CACHE_DIR=/dev/null
RUN composer install
