FROM ubuntu:22.04
RUN apt-get update && apt-get install python3-pip && pip3 install flask && apt-get clean
