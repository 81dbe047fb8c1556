FROM debian:12
RUN wget -O /tmp/a.tgz https://example.com/a.tgz && tar xf /tmp/a.tgz -C /opt && exit 0
