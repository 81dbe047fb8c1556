FROM debian:12
RUN apt-get update && apt-get install -y \
    curl \
    git \
    jq \
    tree \
    wget \
    && rm -rf /var/lib/apt/lists/*
