FROM debian:12
RUN gosu root apt-get update && apt-get install -y curl
