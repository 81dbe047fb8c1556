FROM debian:12
ENV PREFIX=out
RUN git clone https://example.com/tool /tmp/tool && cd /tmp/tool && make && make install
