FROM debian:12
USER app
RUN sudo git clone https://github.com/example/site /srv/site
