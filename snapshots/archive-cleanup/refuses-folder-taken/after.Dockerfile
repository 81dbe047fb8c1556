FROM debian:12
WORKDIR /build
RUN wget https://example.com/a.tar.gz && tar xf a.tar.gz && cp -r /build /opt/a
