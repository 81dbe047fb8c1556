FROM debian:12
WORKDIR /tmp
RUN wget https://example.com/a.tar.gz https://example.com/b.tar.gz \
    && tar xf a.tar.gz \
    && rm a.tar.gz \
    && tar xf b.tar.gz \
    && rm b.tar.gz \
    && make -C a && make -C b
