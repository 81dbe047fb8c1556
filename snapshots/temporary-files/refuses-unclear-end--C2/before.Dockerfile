FROM debian:12
RUN set -e; git clone https://github.com/example/a /tmp/tool; cd /tmp/tool; make install; cd /; ls /x || true
