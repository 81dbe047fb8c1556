# escape=`
FROM debian:12
RUN mkdir /srv/a
RUN chmod 700 /srv/a
