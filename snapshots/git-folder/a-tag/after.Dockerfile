FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*
RUN git clone --depth 1 -b v1.2 https://github.com/example/tool /opt/tool \
    && rm -rf /opt/tool/.git
CMD ["/opt/tool/run.sh"]
