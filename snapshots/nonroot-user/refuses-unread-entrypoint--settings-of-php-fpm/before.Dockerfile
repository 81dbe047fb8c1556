FROM php:8.4-fpm
COPY www.conf /usr/local/etc/php-fpm.d/www.conf
COPY src /var/www/html
