FROM debian:12
RUN git clone https://github.com/example/a /opt/a
WORKDIR /opt/a
RUN make VERSION="$(git describe --tags)"
