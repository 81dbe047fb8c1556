FROM debian:12
RUN git clone https://github.com/example/site /srv/site # the site
