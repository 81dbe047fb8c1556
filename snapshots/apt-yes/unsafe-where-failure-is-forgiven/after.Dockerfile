FROM debian:12
RUN apt-get update; apt-get upgrade -y; apt-get install -y curl
RUN apt-get install -y git || true
RUN set -e; apt-get install -y vim; echo done
