FROM debian:12
RUN apt-get update
COPY setup.sh /
RUN /setup.sh
