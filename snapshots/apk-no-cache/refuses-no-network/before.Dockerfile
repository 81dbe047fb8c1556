FROM alpine:3.20
COPY cache /etc/apk/cache
RUN --network=none apk add curl
