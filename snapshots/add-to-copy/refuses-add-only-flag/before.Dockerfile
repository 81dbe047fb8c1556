FROM debian:12
ADD --unpack=false notes.txt /opt/
