FROM alpine:3.22 AS a
RUN apk add --no-cache --virtual .a gcc

FROM alpine:3.22
RUN apk del .a
