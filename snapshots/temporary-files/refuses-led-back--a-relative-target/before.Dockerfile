FROM debian:12
RUN git clone https://example.com/tool /tmp/tool && cd /tmp/tool && make && PREFIX=. make install
RUN git clone https://example.com/other /tmp/other && cd /tmp/other && make install DESTDIR=out
