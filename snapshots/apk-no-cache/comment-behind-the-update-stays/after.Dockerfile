FROM alpine:3.20
RUN apk update && \
    # the client
    apk add --no-cache curl
