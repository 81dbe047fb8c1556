FROM debian:12
RUN apt-get update
COPY . /srv
RUN which curl || apt-get install -y curl
