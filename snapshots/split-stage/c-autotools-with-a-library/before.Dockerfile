FROM debian:bookworm
RUN apt-get update && apt-get install -y build-essential autoconf automake libtool
ADD . /tmp/daemon
RUN cd /tmp/daemon && ./autogen.sh && ./configure --prefix=/usr/local && make && make install
RUN ldconfig && rm -rf /tmp/*
WORKDIR /var/lib/daemon
CMD ["daemond", "--foreground"]
