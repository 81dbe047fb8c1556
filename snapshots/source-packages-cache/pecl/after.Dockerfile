FROM php:8.3-fpm
RUN pecl install redis-6.0.2 xdebug-3.3.2 && docker-php-ext-enable redis xdebug \
    && rm -rf /tmp/pear
COPY . /var/www/html
