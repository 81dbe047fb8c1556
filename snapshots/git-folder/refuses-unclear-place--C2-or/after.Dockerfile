FROM debian:12
RUN test -d /srv/site || git clone https://github.com/example/site /srv/site
