FROM alpine:3.2
RUN su-exec root apk --update add curl
