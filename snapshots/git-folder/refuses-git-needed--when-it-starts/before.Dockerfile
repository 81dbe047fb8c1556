FROM debian:12
RUN git clone https://github.com/example/site /srv/site
CMD git -C /srv/site pull && serve /srv/site
