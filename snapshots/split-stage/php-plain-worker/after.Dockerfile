FROM php:8.3-cli-bookworm AS build
RUN apt-get update && apt-get install -y libpng-dev libjpeg-dev libgmp-dev curl && docker-php-ext-configure gd --with-jpeg && docker-php-ext-install gd gmp pcntl
COPY php.ini /usr/local/etc/php/conf.d/worker.ini
WORKDIR /srv/worker
COPY . .

FROM php:8.3-cli-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgmp10 libgmpxx4ldbl libjpeg62-turbo libpng16-16 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/worker
COPY --from=build /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY --from=build /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
COPY --from=build /srv/worker /srv/worker
STOPSIGNAL SIGTERM
USER www-data
CMD ["php", "worker.php"]
