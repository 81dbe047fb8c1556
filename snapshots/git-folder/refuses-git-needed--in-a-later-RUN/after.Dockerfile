FROM debian:12
RUN git clone https://github.com/example/tool /opt/tool
RUN cd /opt/tool && git checkout v1.2
