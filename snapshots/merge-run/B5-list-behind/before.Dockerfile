FROM debian:12
RUN mkdir /srv/a
RUN rm /srv/b; mkdir /srv/b
