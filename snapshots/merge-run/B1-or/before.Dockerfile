FROM debian:12
RUN rm /etc/a || true
RUN rm /etc/b || true
