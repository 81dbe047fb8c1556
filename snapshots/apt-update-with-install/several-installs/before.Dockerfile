FROM debian:12 AS base
RUN apt-get update
WORKDIR /srv
RUN apt-get install -y curl
WORKDIR /srv/app
RUN apt-get install -y git
