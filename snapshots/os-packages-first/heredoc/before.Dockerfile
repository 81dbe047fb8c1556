FROM debian:12
COPY . /srv/shop
RUN <<EOF
set -e
apt-get update
apt-get install -y curl
EOF
CMD ["/srv/shop/shop"]
