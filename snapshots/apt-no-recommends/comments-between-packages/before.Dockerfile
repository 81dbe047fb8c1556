FROM ubuntu:22.04
RUN apt-get update && apt-get install -y \
    # the client
    wget \
    # for the archive
    unzip
