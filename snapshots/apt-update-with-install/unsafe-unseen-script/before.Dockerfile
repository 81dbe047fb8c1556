FROM debian:12
RUN apt-get update
COPY setup.sh /
RUN apt-get install -y curl
RUN /setup.sh
