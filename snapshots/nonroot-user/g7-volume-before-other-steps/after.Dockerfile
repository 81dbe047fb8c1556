FROM debian:bookworm-slim
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /data
# What it keeps.
VOLUME ["/data"]
WORKDIR /app
COPY --from=ghcr.io/example/server:1 /server /app/server
RUN install -d -o 10001 -g 10001 /app
USER 10001:10001
CMD ["/app/server"]
