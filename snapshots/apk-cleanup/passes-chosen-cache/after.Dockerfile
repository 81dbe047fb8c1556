FROM alpine:3.2
RUN apk --cache-dir /srv/cache --update add curl
