FROM debian:12
WORKDIR /tmp
RUN V=1 && wget https://example.com/a-$V.tar.gz && tar xf a-$V.tar.gz \
    && V=2 && wget https://example.com/a-$V.tar.gz && tar xf a-$V.tar.gz \
    && rm a-$V.tar.gz
