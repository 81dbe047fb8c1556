FROM debian:12
COPY program /usr/local/bin/
RUN apt-get update