FROM debian:12
RUN --network=none mkdir /srv/a \
    && chmod 700 /srv/a
