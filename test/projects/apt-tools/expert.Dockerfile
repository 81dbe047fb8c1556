FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl graphicsmagick jq \
    && rm -rf /var/lib/apt/lists/*
COPY --chmod=755 thumbnails.sh /usr/bin/thumbnails
WORKDIR /pictures
COPY pictures ./
USER 10001:10001
ENTRYPOINT ["/usr/bin/thumbnails"]
CMD ["album.json"]
