FROM debian:12
RUN apt-get update && apt-get install -y cmake g++ && cmake . && make
