FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN shopt -s expand_aliases; alias gc='git checkout'; git clone https://github.com/example/tool /tool
RUN cd /tool && make
