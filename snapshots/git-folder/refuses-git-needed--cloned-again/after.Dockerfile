FROM debian:12
RUN apt-get update && apt-get install -y git make && rm -rf /var/lib/apt/lists/*
RUN git clone https://github.com/example/tool /opt/tool
RUN git clone /opt/tool /srv/copy
CMD ["/srv/copy/run"]
