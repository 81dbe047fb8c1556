FROM debian:12
COPY foo.tar.gz /tmp/
RUN cd /tmp && tar xf foo.tar.gz && rm -f foo.tar.gz
