FROM php:8.3-cli
RUN pecl config-set temp_dir /var/tmp/pear && pecl install redis
