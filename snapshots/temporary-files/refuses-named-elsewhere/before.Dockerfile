FROM debian:12
ENV PYTHONPATH=/usr/src/lib1/python
RUN cd /usr/src && git clone https://github.com/example/lib1 && cd lib1 && make install
