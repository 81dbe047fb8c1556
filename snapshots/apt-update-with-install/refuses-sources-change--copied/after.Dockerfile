FROM debian:12
RUN apt-get update
COPY extra.list /etc/apt/sources.list.d/
RUN apt-get install -y curl
