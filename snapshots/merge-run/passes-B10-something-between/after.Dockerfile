FROM debian:12
RUN mkdir /srv/a
ENV A=1
RUN chmod 700 /srv/a
