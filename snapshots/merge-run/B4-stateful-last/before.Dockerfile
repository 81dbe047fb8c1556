FROM debian:12
RUN rm /etc/motd
RUN cd /etc && touch issue
