FROM golang:1.24-bookworm
ENV CGO_ENABLED=0
WORKDIR /go/src/shop
COPY . .
RUN go mod vendor && go install ./...
CMD ["/go/bin/shop"]
