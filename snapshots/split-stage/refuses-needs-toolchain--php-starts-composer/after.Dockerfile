# The orders
FROM php:8.2-fpm
RUN apt-get update && apt-get install -y libpq-dev zip unzip git
RUN docker-php-ext-install pdo pdo_pgsql
RUN pecl install redis && docker-php-ext-enable redis
COPY --from=composer /usr/bin/composer /usr/local/bin/composer
WORKDIR /var/www
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts
COPY . .
ENV APP_ENV=production
EXPOSE 9000
CMD ["php-fpm"]
