FROM debian:12-slim
COPY --chmod=755 entrypoint.sh /
ENTRYPOINT ["/entrypoint.sh"]
