FROM debian:12
RUN --network=none mkdir /srv/a
RUN --network=none chmod 700 /srv/a
