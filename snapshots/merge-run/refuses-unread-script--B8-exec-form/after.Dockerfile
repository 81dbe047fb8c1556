FROM debian:12
RUN ["mkdir", "/srv/a b"]
RUN chmod 700 /srv
