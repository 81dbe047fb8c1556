FROM debian:12
RUN set -e; apt-get update; apt-get install -y nginx; ls /x || true
