FROM alpine:3.22
RUN apk update
COPY a /a
