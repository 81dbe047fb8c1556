FROM ubuntu:22.04
RUN <<EOT
set -e
apt-get update
apt-get install -y curl
rm -rf /var/lib/apt/lists/*
EOT
RUN <<EOT
set -e
apt-get update
apt-get install -y vim
rm -rf /var/lib/apt/lists/*
EOT
RUN set -e; apt-get update; apt-get install -y nano; \
    rm -rf /var/lib/apt/lists/*
