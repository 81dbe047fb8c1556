FROM debian:12
RUN cd /tmp && git clone https://github.com/example/site && mv site /srv/site
