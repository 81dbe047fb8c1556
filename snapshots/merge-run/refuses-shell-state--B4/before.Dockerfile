FROM debian:12
RUN set -e; cd /srv; mkdir a
RUN touch b
