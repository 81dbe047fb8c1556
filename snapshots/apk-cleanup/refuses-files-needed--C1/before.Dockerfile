FROM alpine:3.2
RUN apk --update add curl
COPY a /a
RUN apk add git && rm -rf /var/cache/apk/*
