ARG WHO=root
FROM registry.example.com/base
RUN sudo mkdir /opt/x

FROM debian:12
ARG WHO
USER $WHO
RUN sudo mkdir /opt/x
