FROM alpine:3.20
RUN wget -qO- https://example.com/a.tar.gz | tar -xz || true
RUN if wget -qO- https://example.com/list | grep stable; then touch /stable; fi
RUN wget -qO- https://example.com/a.tar.gz | tar -xz; rm -rf /tmp/x
