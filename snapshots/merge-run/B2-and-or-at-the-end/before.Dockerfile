FROM debian:12
RUN set -e; mkdir /srv/a; test -d /srv/b && rm -r /srv/b
RUN set -e; chmod 700 /srv/a; touch /srv/c
