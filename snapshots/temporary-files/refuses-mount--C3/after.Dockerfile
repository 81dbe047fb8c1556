FROM debian:12
RUN --mount=type=cache,target=/tmp cd /tmp && git clone https://github.com/example/tool && cd tool && make install
