FROM debian:12
RUN --network=none mkdir /srv/a
RUN chmod 700 /srv/a
