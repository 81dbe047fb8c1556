FROM ubuntu:18.04
RUN apt-get update && apt-get install -y --no-install-recommends software-properties-common gnupg dirmngr
RUN add-apt-repository ppa:deadsnakes/ppa
