FROM alpine:3.20
RUN apk add --no-cache openssh-client git tar curl ca-certificates bash && update-ca-certificates
RUN mkdir /a && \
    apk add --no-cache nginx git curl bash jq && rm -rf /tmp/* && \
    touch /a/b
