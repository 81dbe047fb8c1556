FROM debian:bookworm-slim
RUN useradd -r web
COPY server /usr/local/bin/server
CMD ["/usr/local/bin/server"]
