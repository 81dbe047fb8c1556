FROM alpine:3.23
COPY bin/server /server
ENTRYPOINT ["/server"]
