FROM php:8.4-fpm-alpine
COPY . /var/www/html
RUN install -d -o 82 -g 82 /var/www/html/bootstrap/cache /var/www/html/storage \
    && chown -R 82:82 /var/www/html/bootstrap/cache /var/www/html/storage
USER 82:82
