FROM debian:12
RUN set -e; mkdir /srv/a
RUN rm -r /srv/b; mkdir /srv/b
