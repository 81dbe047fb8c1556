FROM alpine:3.20
RUN apk add --no-cache --virtual .r ruby ruby-dev && gem install rails && apk del .r
