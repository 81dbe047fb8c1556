FROM ubuntu:22.04
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip build-essential python3-dev python3-setuptools && pip3 install --no-cache-dir flask && apt-get clean \
    && rm -rf /var/lib/apt/lists/*
