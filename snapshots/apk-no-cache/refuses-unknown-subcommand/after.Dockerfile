FROM alpine:3.20
RUN apk $(cat mode) add curl
