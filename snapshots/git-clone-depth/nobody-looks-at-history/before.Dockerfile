FROM debian:12
WORKDIR /opt
RUN apt-get update && apt-get install -y git make \
    && git clone https://github.com/example/tool.git \
    && make -C tool install
