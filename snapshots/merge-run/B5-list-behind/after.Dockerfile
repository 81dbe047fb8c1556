FROM debian:12
RUN mkdir /srv/a \
    && { rm /srv/b; mkdir /srv/b; }
