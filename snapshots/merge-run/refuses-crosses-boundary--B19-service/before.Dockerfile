FROM postgres:16
RUN service postgresql start
RUN mkdir /srv/a
