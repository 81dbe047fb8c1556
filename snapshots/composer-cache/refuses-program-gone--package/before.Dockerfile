FROM alpine:3.20
RUN apk add --no-cache php83 && apk add --no-cache --virtual .build composer git && composer install && apk del .build
