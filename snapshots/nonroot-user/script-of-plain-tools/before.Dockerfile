FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY list.sh tides.json ./
CMD ["./list.sh"]
