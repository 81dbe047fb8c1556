FROM debian:12
RUN (cd /tmp && wget https://example.com/a.tar.gz && tar xf a.tar.gz -C /opt && rm a.tar.gz) \
    && ln -s /opt/a/a /usr/bin/a
