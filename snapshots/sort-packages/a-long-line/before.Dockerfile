FROM debian:12
RUN apt-get update && apt-get install -y wget curl git curl jq tree && rm -rf /var/lib/apt/lists/*
