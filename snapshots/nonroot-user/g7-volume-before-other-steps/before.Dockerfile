FROM debian:bookworm-slim
# What it keeps.
VOLUME ["/data"]
WORKDIR /app
COPY --from=ghcr.io/example/server:1 /server /app/server
CMD ["/app/server"]
