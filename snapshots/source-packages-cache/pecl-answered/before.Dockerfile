FROM php:8.3-cli-alpine
RUN apk add --no-cache --virtual .build $PHPIZE_DEPS \
    && printf "\n" | pecl install apcu \
    && docker-php-ext-enable apcu \
    && apk del .build
CMD ["php", "/app/run.php"]
