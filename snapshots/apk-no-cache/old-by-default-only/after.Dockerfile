ARG ALPINE=3.2
FROM alpine:${ALPINE}
RUN apk add --no-cache curl
