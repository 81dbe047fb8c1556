FROM ubuntu:24.04
COPY s3fs /usr/local/bin/s3fs
ENTRYPOINT ["s3fs", "bucket", "/mnt/bucket", "-f"]
