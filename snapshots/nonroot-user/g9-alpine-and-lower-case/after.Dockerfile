from alpine:3.22
run apk add --no-cache ca-certificates
workdir /app
copy --from=ghcr.io/example/tool:2 /tool /app/tool
run addgroup -S -g 10001 app \
    && adduser -S -D -u 10001 -G app app \
    && install -d -o 10001 -g 10001 /app /app/data
volume /app/data
user 10001:10001
entrypoint ["/app/tool"]
