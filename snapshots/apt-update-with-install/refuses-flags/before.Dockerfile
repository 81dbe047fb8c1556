FROM debian:12
RUN --network=host apt-get update
COPY . /srv
RUN apt-get install -y curl
