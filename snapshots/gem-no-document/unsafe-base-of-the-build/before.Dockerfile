ARG TAG=12
FROM debian:$TAG
RUN gem install fpm
