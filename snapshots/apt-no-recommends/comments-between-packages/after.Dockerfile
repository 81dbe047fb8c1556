FROM ubuntu:22.04
RUN apt-get update && apt-get install -y --no-install-recommends \
    # the client
    wget \
    # for the archive
    unzip \
    ca-certificates
