FROM debian:12
COPY 99local /etc/apt/apt.conf.d/
RUN apt update && apt install -y curl
