FROM debian:12
WORKDIR /tmp
RUN wget https://example.com/a.tar.gz && tar xf a.tar.gz && rm a.tar.gz
RUN wget https://example.com/b.tar.gz && tar xf b.tar.gz && make -C b && rm -rf *.tar.gz
RUN mkdir c && cd c && wget https://example.com/c.tar.gz && tar xf c.tar.gz && cd .. && rm -r /tmp/c
RUN wget https://example.com/d.tar.gz && tar xf d.tar.gz && rm -rf /tmp/*
