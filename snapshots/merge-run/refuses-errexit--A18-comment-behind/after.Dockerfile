FROM debian:12
RUN mkdir /srv/a # for logs
RUN chmod 700 /srv/a
