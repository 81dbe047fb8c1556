FROM debian:12
RUN { rm /etc/a || true; } \
    && { rm /etc/b || true; }
