FROM alpine:3.2
RUN set -e; apk --update add curl; mkdir /srv/a; \
    rm -rf /var/cache/apk/*
