FROM ubuntu:22.04
USER app
RUN sudo apt-get install curl && sudo -E aptitude install git
