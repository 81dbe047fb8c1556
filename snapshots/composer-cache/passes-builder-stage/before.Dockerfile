FROM composer:2 AS build
COPY . .
RUN composer install
FROM php:8.3-cli
COPY --from=build /app /app
