FROM debian:12
# hadolint ignore=DL3014
RUN apt-get install curl
RUN apt-get install -y git
