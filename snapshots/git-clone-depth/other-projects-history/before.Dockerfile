FROM debian:12
WORKDIR /src
RUN git clone git@example.com:team/a.git a && git clone https://github.com/example/b
RUN cd /src/b && git checkout v2
