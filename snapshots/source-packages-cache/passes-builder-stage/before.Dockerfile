FROM php:8.3-cli AS build
RUN pecl install redis
FROM php:8.3-cli
COPY --from=build /usr/local/lib/php/extensions /usr/local/lib/php/extensions
