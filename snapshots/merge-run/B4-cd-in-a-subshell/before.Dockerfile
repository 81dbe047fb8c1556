FROM debian:12
RUN cd /etc && rm motd
RUN touch /etc/issue
