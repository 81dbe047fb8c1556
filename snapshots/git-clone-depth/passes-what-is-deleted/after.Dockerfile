FROM debian:12
WORKDIR /tmp
RUN git clone https://github.com/example/a && make -C a install && rm -rf a
RUN cd /root && git clone https://github.com/example/b && cd b && make install && cd .. && rm -rf /root/b
