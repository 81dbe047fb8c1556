FROM debian:12
RUN apt-get update && apt-get install -y build-essential curl
RUN curl -fsS https://example.com/tool.tar.gz | tar -xz && make -C tool install && rm -r tool
ENTRYPOINT ["tool"]
