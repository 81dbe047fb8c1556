FROM alpine:3.22
RUN apk add --no-cache --virtual .a gcc && make && apk del .a
