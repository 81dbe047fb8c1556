FROM debian:12
RUN (cd /etc && rm motd) \
    && touch /etc/issue
