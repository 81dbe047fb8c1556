FROM debian:12
USER app
RUN git clone https://github.com/example/site /srv/site && sudo chown -R root /srv/site
