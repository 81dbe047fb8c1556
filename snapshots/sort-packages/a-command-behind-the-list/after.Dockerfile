FROM alpine:3.20
RUN apk add --no-cache \
    bash \
    ca-certificates \
    curl \
    git \
    openssh-client \
    tar && \
    update-ca-certificates
RUN mkdir /a && \
    apk add --no-cache \
        bash \
        curl \
        git \
        jq \
        nginx && \
    rm -rf /tmp/* && \
    touch /a/b
