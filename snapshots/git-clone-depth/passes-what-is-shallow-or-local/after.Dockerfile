FROM debian:12
RUN git clone --depth 1 https://github.com/example/a
RUN git clone --filter=blob:none https://github.com/example/b
RUN git clone --mirror https://github.com/example/c
RUN git clone /srv/repos/d && git clone file:///srv/repos/e && git clone ../f
