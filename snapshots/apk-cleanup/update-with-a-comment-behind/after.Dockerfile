FROM alpine:3.22
RUN apk update \
    # what the program needs
    && apk add --no-cache curl \
    && rm -rf /var/cache/apk/*
