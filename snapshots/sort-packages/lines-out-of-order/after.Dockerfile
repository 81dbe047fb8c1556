FROM alpine:3.20
RUN apk add --no-cache \
        bash \
        ca-certificates \
        curl \
        g++ \
        python3 \
    && adduser -D app
