FROM golang:1.24-bookworm
WORKDIR /go/src/shop
COPY . .
RUN go install ./...
CMD ["shop"]
