FROM ubuntu:22.04
RUN apt-get update \
 && apt-get upgrade \
 && apt-get install -q git \
 && apt-get purge git \
 && apt-get autoremove \
 && apt-get clean
