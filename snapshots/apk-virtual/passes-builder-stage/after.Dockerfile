FROM alpine:3.22 AS build
RUN apk add --no-cache --virtual .a gcc
COPY . .
RUN make && apk del .a

FROM alpine:3.22
COPY --from=build /x /x
