FROM debian:12
ARG PACKAGES="curl git"
RUN apt-get update && apt-get install -y $PACKAGES
