FROM debian:12
RUN cd /tmp \
    && wget https://example.com/tool-1.2.tar.gz \
    && tar xf tool-1.2.tar.gz \
    && cd tool-1.2 \
    && ./configure && make && make install
CMD ["tool"]
