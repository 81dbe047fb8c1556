FROM debian:12
RUN apt-get update && apt-get install -y git make && rm -rf /var/lib/apt/lists/*
RUN git clone https://github.com/example/kernel /opt/kernel \
    && git clone --reference /opt/kernel https://github.com/example/kernel-stable /opt/stable
RUN cd /opt/stable && git checkout v6.1
CMD ["/opt/stable/run"]
