FROM debian:12
ARG PACKAGES=git
RUN apt-get update && apt-get install -y curl && apt-get install -y $PACKAGES
