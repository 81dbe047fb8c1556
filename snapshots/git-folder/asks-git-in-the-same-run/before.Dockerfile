FROM debian:12
WORKDIR /opt
RUN git clone https://github.com/example/tool \
    && cd tool \
    && git checkout v1.2 \
    && git submodule update --init \
    && make install
CMD ["tool"]
