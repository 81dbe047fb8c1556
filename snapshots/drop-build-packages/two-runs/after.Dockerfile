FROM debian:12
RUN apt-get update && apt-get install -y build-essential curl \
    && curl -fsS https://example.com/tool.tar.gz | tar -xz && make -C tool install && rm -r tool \
    && apt-get purge -y --auto-remove build-essential
ENTRYPOINT ["tool"]
