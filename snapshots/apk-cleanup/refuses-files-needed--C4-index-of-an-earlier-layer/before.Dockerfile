FROM alpine:3.2
RUN apk update
COPY a /a
RUN apk add curl
