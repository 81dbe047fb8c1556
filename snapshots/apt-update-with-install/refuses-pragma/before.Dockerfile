FROM debian:12
# hadolint ignore=DL3008
RUN apt-get update
COPY . /srv
RUN apt-get install -y curl
