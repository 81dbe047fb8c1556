FROM debian:12
RUN sleep 5 & mkdir /srv/a; touch /srv/b &
RUN chmod 700 /srv
