FROM ubuntu:16.04
RUN apt-get update && apt-get install -y nginx \
    && find /usr/share/doc /usr/share/man -type f ! -name copyright -delete
