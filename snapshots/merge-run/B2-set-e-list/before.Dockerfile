FROM debian:12
RUN set -eux; \
    apt-get update; \
    apt-get install -y curl
RUN set -eux; \
    mkdir /srv/app; \
    chown nobody /srv/app
