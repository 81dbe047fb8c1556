FROM debian:12
RUN apt-get update
COPY rootfs/ /
RUN apt-get install -y curl
