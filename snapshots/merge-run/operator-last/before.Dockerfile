FROM debian:12
RUN apt-get update && \
  apt-get install -y curl
RUN mkdir /srv/a && \
  chmod 700 /srv/a
