FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends openssh-client rsync xz-utils \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -m 777 /target
COPY lib /lib/backup
COPY --chmod=755 backup.sh /backup.sh
COPY sample /source
USER 10001:10001
VOLUME ["/target"]
CMD ["/backup.sh"]
