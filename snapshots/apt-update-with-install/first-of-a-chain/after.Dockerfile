FROM debian:12
RUN useradd app && \
    mkdir /srv/app
USER app
