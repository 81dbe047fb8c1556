FROM debian:12
ENV PACKAGES="curl git"
RUN apt-get update && apt-get install -y $PACKAGES
