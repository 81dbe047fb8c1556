FROM registry.example.com/base
RUN apk --update add curl
