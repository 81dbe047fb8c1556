FROM debian:12
RUN git clone https://github.com/example/a /tmp/tool && cd /tmp/tool && make install && ln -s /tmp/tool/share /usr/share/tool
