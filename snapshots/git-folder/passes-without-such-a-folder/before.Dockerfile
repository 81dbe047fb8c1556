FROM debian:12
RUN git clone --bare https://github.com/example/tool /srv/tool
RUN git clone --mirror https://github.com/example/tool /srv/mirror.git
