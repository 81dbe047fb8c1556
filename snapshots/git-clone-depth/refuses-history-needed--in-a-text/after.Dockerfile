FROM debian:12
RUN git clone https://github.com/example/tool /tool && cd /tool && sh -c "git checkout v1"
