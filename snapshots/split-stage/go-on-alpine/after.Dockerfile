FROM golang:1.24-alpine3.21 AS build
RUN apk add --no-cache git gcc musl-dev tzdata
WORKDIR /go/src/shop
COPY go.mod ./
RUN go mod download
COPY . .
RUN go build -o bin/shop ./cmd/shop

FROM alpine:3.21
RUN apk add --no-cache tzdata
WORKDIR /go/src/shop
COPY --from=build /go/src/shop/bin/shop /go/src/shop/bin/shop
COPY --from=build /go/src/shop/web /go/src/shop/web
ENTRYPOINT ["./bin/shop"]
