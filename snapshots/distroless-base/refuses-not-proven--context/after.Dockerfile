FROM debian:trixie-slim
COPY bin/server /server
CMD ["/server"]
