FROM ubuntu:22.04
RUN sudo apt-get update \
 && sudo apt-get install -y --no-install-recommends curl \
 && sudo -n rm -rf /var/lib/apt/lists/*
