FROM debian:12
RUN apt-get $(cat mode) install curl
