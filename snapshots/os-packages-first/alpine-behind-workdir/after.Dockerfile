FROM golang:1.23-alpine AS build
RUN apk add --no-cache git make
ADD . /src
WORKDIR /src
RUN make

FROM alpine:3.22
COPY --from=build /src/shop /shop
CMD ["/shop"]
