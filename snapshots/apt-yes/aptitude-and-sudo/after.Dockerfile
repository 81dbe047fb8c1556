FROM ubuntu:22.04
USER app
RUN sudo apt-get install -y curl && sudo -E aptitude install -y git
