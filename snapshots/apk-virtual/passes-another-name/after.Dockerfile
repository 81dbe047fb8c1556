FROM alpine:3.22
ARG NAME
RUN apk add --no-cache --virtual .a gcc && apk add --virtual $NAME make
COPY . .
RUN make && apk del .b $NAME
