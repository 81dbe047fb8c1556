ARG TAG=12
FROM debian:$TAG
RUN gem install --no-document fpm
