FROM debian:12
ONBUILD RUN mkdir /srv/a
RUN chmod 700 /srv
