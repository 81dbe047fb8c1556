FROM debian:12 AS base
WORKDIR /srv
RUN apt-get update && apt-get install -y curl
WORKDIR /srv/app
RUN apt-get install -y git
