FROM gliderlabs/alpine:3.1
RUN apk update && \
    apk add curl && \
    mkdir /srv/a && \
    rm -rf /var/cache/apk/*
