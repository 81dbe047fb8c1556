FROM gcr.io/distroless/static-debian13
COPY bin/server /server
ENTRYPOINT ["/server"]
