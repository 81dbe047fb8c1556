# The orders
FROM php:8.2-fpm AS build
RUN apt-get update && apt-get install -y libpq-dev zip unzip git
RUN docker-php-ext-install pdo pdo_pgsql
RUN pecl install redis && docker-php-ext-enable redis
COPY --from=composer /usr/bin/composer /usr/local/bin/composer
WORKDIR /var/www
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts
COPY . .

FROM php:8.2-fpm
RUN apt-get update \
    && apt-get install -y --no-install-recommends liblz4-1 libpq5 libzstd1 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /var/www
COPY --from=build /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY --from=build /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
COPY --from=build /var/www /var/www
ENV APP_ENV=production
EXPOSE 9000
CMD ["php-fpm"]
