FROM debian:12
ARG TOOL=make
RUN sudo $TOOL install
