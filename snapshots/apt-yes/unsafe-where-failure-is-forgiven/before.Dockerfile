FROM debian:12
RUN apt-get update; apt-get upgrade; apt-get install -y curl
RUN apt-get install git || true
RUN set -e; apt-get install vim; echo done
