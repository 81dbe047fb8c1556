FROM debian:12
RUN apt-get install --no-install-recommends -y git && apt-get -o APT::Install-Recommends=0 install -y vim && aptitude -R install wget
