FROM php:8.3-cli
RUN pecl list && cpanm --version
