FROM debian:bookworm-slim
RUN groupadd --gid 700 app
COPY server /usr/local/bin/server
CMD ["/usr/local/bin/server"]
