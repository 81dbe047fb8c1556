FROM php:8.3-cli
RUN --mount=type=cache,target=/tmp/pear pecl install redis
