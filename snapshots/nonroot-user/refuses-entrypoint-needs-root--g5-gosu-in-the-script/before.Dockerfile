FROM debian:bookworm-slim
COPY docker-entrypoint.sh /usr/local/bin/
COPY server /usr/local/bin/server
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["server"]
