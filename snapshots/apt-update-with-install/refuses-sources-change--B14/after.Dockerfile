FROM ubuntu:22.04
RUN apt-get update && apt-get install -y software-properties-common && add-apt-repository -y ppa:example/tools
WORKDIR /srv
RUN apt-get update
RUN curl -fsS https://example.com/setup | bash
RUN apt-get install -y tools
