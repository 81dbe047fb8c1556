FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app
COPY list.sh tides.json ./
USER 10001:10001
CMD ["./list.sh"]
