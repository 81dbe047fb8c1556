FROM alpine:3.20
RUN apk add --virtual .a gcc && apk add --virtual .a make
