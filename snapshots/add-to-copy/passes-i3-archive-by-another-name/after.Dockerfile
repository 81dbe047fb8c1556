FROM debian:12
ADD bundle /opt/
