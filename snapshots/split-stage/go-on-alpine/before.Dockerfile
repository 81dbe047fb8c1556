FROM golang:1.24-alpine3.21
RUN apk add --no-cache git gcc musl-dev tzdata
WORKDIR /go/src/shop
COPY go.mod ./
RUN go mod download
COPY . .
RUN go build -o bin/shop ./cmd/shop
ENTRYPOINT ["./bin/shop"]
