from alpine:3.22
run apk add --no-cache ca-certificates
workdir /app
copy --from=ghcr.io/example/tool:2 /tool /app/tool
volume /app/data
entrypoint ["/app/tool"]
