FROM debian:12
RUN git clone https://github.com/example/tool /opt/tool
WORKDIR /opt/tool
RUN make install
