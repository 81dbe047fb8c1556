FROM alpine:3.2
USER u
RUN sudo apk --update add curl \
    && sudo rm -rf /var/cache/apk/*
