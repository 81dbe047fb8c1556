FROM debian:bookworm-slim
COPY after-delete /usr/local/bin/after-delete
CMD ["/usr/local/bin/after-delete", "--", "/sbin/fstrim", "/data"]
