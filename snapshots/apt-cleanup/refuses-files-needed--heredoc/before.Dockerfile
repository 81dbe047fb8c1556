FROM ubuntu:22.04
RUN apt-get update && apt-get install -y curl
RUN <<EOT bash -e
apt-get install -y nano
EOT
