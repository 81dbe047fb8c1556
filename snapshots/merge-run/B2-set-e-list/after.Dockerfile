FROM debian:12
RUN set -eux; \
    apt-get update; \
    apt-get install -y curl; \
    mkdir /srv/app; \
    chown nobody /srv/app
