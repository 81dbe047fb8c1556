FROM debian:12
WORKDIR /opt
RUN apt-get update && apt-get install -y git make \
    && git clone --depth 1 https://github.com/example/tool.git \
    && make -C tool install
