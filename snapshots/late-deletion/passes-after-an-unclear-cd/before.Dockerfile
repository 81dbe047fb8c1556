FROM debian:12
WORKDIR /opt
COPY foo.tar.gz .
RUN if [ -d a ]; then cd a; fi; rm -f foo.tar.gz
