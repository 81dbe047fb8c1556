FROM alpine:3.20
RUN cd /opt; wget -qO- https://example.com/a.tar.xz | xz -d | tar -x
