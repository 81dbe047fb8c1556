FROM alpine:3.20
RUN wget -qO- https://example.com/list | head -n 1
RUN wget -qO- https://example.com/a.tar.gz | tar -xz && yes | cat /opt/a
RUN wget -qO- https://example.com/list | grep -q stable
