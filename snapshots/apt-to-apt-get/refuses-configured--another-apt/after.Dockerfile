FROM debian:12
COPY apt /usr/local/bin/apt
RUN apt update && apt install -y curl
