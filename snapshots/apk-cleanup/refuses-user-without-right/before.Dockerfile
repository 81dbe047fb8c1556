FROM alpine:3.2
USER app
RUN apk --update add curl
