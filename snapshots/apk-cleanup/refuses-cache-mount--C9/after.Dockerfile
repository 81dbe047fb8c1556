FROM alpine:3.2
RUN --mount=type=cache,target=/var/cache/apk apk --update add curl
