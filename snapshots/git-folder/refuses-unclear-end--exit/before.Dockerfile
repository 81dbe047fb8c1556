FROM debian:12
RUN git clone --depth 1 https://github.com/example/tool /opt/tool && exit 0
