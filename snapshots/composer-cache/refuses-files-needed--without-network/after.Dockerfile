FROM composer:2
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer install --no-dev
RUN COMPOSER_DISABLE_NETWORK=1 composer install
