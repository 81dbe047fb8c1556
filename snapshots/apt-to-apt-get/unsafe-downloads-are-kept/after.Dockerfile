FROM debian:12
RUN rm /etc/apt/apt.conf.d/docker-clean
RUN apt-get update && apt-get install -y curl
