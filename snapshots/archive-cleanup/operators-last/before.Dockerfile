FROM debian:12
RUN curl -o /tmp/a.tgz https://example.com/a.tgz &&\
    tar -C /opt -xzf /tmp/a.tgz &&\
    ln -s /opt/a/bin/a /usr/bin/a
