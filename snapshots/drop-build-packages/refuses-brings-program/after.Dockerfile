FROM debian:12-slim
RUN apt-get update && apt-get install -y build-essential ca-certificates wget && wget -q https://example.org/t-1.0.tar.gz && tar xf t-1.0.tar.gz && make -C t-1.0 install && rm -rf /var/lib/apt/lists/*
COPY unpack.sh /unpack.sh
CMD ["/bin/sh", "-c", "tar xJf /data/in.tar.xz && t /data"]
