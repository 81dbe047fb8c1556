FROM debian:12
ARG PACKAGES="curl git"
RUN apt update && apt install -y $PACKAGES
