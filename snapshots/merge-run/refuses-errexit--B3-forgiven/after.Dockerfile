FROM debian:12
RUN set -e; for d in a b; do mkdir /srv/$d; chmod 700 /srv/$d; done; rm -r /srv/b && touch /srv/c
RUN for d in a b; do rm -r /srv/$d; touch /srv/$d; done
