FROM debian:12
ARG OPTS
RUN apt-get install $OPTS curl
