FROM alpine:3.20
RUN apk add --no-cache --virtual .deps gcc musl-dev && gcc --version && apk del .deps
RUN apk update && apk add curl && rm -rf /var/cache/apk/*
