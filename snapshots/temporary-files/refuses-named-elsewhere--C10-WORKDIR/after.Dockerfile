FROM debian:12
RUN git clone https://github.com/example/a /tmp/a1 && cd /tmp/a1 && make install
WORKDIR /tmp/a1
