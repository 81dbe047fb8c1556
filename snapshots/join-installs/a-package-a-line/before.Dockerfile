FROM debian:12
RUN apt-get update \
    && apt-get install -y \
        curl \
        git \
    && apt-get install -y \
        git \
        jq \
    && apt-get install -y tree
