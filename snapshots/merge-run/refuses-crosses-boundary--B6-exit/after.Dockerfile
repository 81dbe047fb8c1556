FROM debian:12
RUN test -d /srv && exit 0; mkdir /srv
RUN chmod 700 /srv
