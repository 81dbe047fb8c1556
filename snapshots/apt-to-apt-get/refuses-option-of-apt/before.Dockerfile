FROM debian:12
RUN apt install -y --solver 3.0 curl
RUN apt update -o Binary::apt::APT::Keep-Downloaded-Packages=1
