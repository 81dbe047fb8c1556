FROM debian:12
RUN rm /etc/apt/apt.conf.d/docker-clean
RUN apt update && apt install -y curl
