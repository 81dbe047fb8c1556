FROM alpine:3.20
RUN apk add --no-cache \
        python3 \
        g++ \
        bash curl \
        ca-certificates \
    && adduser -D app
