FROM debian:12
RUN apt-get update && apt-get install \
    zip wget tree jq curl > /var/log/install -y
