FROM debian:12
RUN apt-get update
COPY . /src
RUN make -C /src install-deps
RUN cd /src && make install-deps
