FROM php:8.3-cli
RUN gosu app pecl install redis
