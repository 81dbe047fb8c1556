FROM php:8.3-cli
RUN pecl install redis
RUN cp /tmp/pear/download/redis-6.0.2.tgz /opt/
