FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends cmake g++ make && cmake . && make
