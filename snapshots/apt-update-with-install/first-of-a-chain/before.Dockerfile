FROM debian:12
RUN apt-get update && \
    useradd app && \
    mkdir /srv/app
USER app
