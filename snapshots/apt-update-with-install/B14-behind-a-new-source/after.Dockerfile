FROM ubuntu:22.04
RUN apt-get update && apt-get install -y software-properties-common
RUN add-apt-repository -y ppa:example/tools
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y tools
