FROM debian:12
ARG HOW=install
RUN apt $HOW -y curl
