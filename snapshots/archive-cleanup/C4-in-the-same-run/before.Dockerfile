FROM debian:12
RUN cd /tmp \
    && curl -fsSLO https://example.com/tool-1.2.tar.gz \
    && tar xzf tool-1.2.tar.gz \
    && cd tool-1.2 \
    && ./configure && make && make install
