FROM debian:12
RUN apt update | grep upgraded
RUN apt update > /update.log
