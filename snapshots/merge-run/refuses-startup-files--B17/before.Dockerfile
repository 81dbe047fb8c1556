FROM debian:12
SHELL ["/bin/bash", "-lc"]
RUN mkdir /srv/a
RUN chmod 700 /srv/a
