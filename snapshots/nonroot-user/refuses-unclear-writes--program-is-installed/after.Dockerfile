FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends knxd && rm -rf /var/lib/apt/lists/*
COPY knxd.ini /etc/knxd.ini
EXPOSE 6720
CMD ["knxd"]
