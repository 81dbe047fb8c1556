# escape=`
FROM debian:12
RUN mkdir /srv/a `
    && chmod 700 /srv/a
