FROM debian:12
RUN mkdir -p /usr/src/app && cd /usr/src/app && git clone https://github.com/example/a . && make install
RUN D=$(mktemp -d) && cd $D && git clone https://github.com/example/b && cd b && make install
RUN mkdir -p /opt/c && cd /opt/c && git clone https://github.com/example/c . && make install
RUN mkdir -p /tmp/d && touch /tmp/d/e
RUN cd /tmp/f && make install
RUN cd /tmp && wget https://example.com/v2.tar.gz && tar xf v2.tar.gz && cd g-2 && make install
