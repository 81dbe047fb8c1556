FROM ubuntu:22.04
RUN apt-get update \
 && apt-get upgrade -y \
 && apt-get install -y -q git \
 && apt-get purge -y git \
 && apt-get autoremove -y \
 && apt-get clean
