FROM debian:12
WORKDIR /src
RUN git clone https://github.com/example/tool && cd tool && G=git && $G checkout v1
