FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libcap2-bin && rm -rf /var/lib/apt/lists/*
COPY probe /usr/local/bin/probe
RUN setcap cap_net_raw+ep /usr/local/bin/probe
CMD ["/usr/local/bin/probe"]
