FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y build-essential autoconf automake libtool
ADD . /tmp/daemon
RUN cd /tmp/daemon && ./autogen.sh && ./configure --prefix=/usr/local && make && make install
RUN ldconfig && rm -rf /tmp/*
WORKDIR /var/lib/daemon

FROM debian:bookworm-slim
WORKDIR /var/lib/daemon
COPY --from=build /usr/local /usr/local
RUN ldconfig
CMD ["daemond", "--foreground"]
