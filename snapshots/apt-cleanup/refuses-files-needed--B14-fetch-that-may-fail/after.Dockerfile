FROM debian:bullseye
RUN apt-get update; apt-get install -y curl
ARG X
RUN apt-get install -y vim
