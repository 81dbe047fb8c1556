FROM debian:12
RUN rm /etc/motd \
    && cd /etc && touch issue
