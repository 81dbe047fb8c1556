FROM debian:12
RUN apt-get update && apt-get install -y \
    curl \
    jq \
    tree \
    wget \
    zip \
    -t bookworm-backports
