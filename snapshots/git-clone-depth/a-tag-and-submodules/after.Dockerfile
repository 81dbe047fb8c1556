FROM debian:12
RUN git clone --depth 1 -b v1.2 --recursive https://gitlab.com/example/tool /opt/tool
RUN cd /opt/tool && git submodule update --init
