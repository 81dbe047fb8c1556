FROM ubuntu:22.04
RUN <<EOT
set -e
apt-get update
apt-get install -y curl
EOT
RUN <<EOT
set -e
apt-get install -y vim
EOT
RUN set -e; apt-get install -y nano
