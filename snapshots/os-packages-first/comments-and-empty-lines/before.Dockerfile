FROM debian:12

# The program.
COPY shop /app/shop

# What it needs.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y \
    # for its pictures
    libvips42 \
  && rm -rf /var/lib/apt/lists/*

EXPOSE 8080
CMD ["/app/shop"]
