FROM debian:12
WORKDIR /opt
COPY foo.tar.gz .
RUN tar xf foo.tar.gz && rm foo.tar.gz
