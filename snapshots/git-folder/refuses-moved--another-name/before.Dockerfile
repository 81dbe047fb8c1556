FROM debian:12
RUN apt-get update && apt-get install -y git make && rm -rf /var/lib/apt/lists/*
RUN git clone https://github.com/example/tool /opt/tool-1 && ln -s /opt/tool-1 /opt/tool
RUN cd /opt/tool && make
CMD ["/opt/tool/run"]
