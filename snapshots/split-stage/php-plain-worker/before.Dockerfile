FROM php:8.3-cli-bookworm
RUN apt-get update && apt-get install -y libpng-dev libjpeg-dev libgmp-dev curl && docker-php-ext-configure gd --with-jpeg && docker-php-ext-install gd gmp pcntl
COPY php.ini /usr/local/etc/php/conf.d/worker.ini
WORKDIR /srv/worker
COPY . .
STOPSIGNAL SIGTERM
USER www-data
CMD ["php", "worker.php"]
