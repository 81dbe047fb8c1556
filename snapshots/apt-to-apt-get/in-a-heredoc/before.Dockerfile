FROM debian:12
RUN <<EOF
set -e
apt update
apt install -y curl
EOF
