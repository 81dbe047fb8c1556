FROM debian:12
RUN git clone https://github.com/example/a /opt/a && cd /opt/a && git checkout 4f2a9c1
