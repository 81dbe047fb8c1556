FROM alpine:3.20
RUN set -eux; apk update; apk add curl; rm -rf /var/cache/apk/*
