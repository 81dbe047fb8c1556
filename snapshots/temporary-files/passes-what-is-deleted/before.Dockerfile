FROM debian:12
RUN git clone https://github.com/example/a /tmp/a && cd /tmp/a && make install && rm -rf /tmp/a
RUN git clone https://github.com/example/b /tmp/b && cd /tmp/b && make install && cd / && rm -rf /tmp/*
RUN cd /tmp && git clone https://github.com/example/c && cd c && make install && cd .. && rm -r c
