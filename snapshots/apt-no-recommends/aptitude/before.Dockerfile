FROM debian:12
RUN aptitude install -y curl
