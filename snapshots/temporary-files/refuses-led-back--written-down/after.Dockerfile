FROM debian:12
RUN git clone https://github.com/example/a /tmp/tool && cd /tmp/tool && make install && echo /tmp/tool/lib > /etc/ld.so.conf.d/tool.conf
