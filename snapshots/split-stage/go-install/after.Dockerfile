FROM golang:1.24-bookworm AS build
ENV CGO_ENABLED=0
WORKDIR /go/src/shop
COPY . .
RUN go mod vendor && go install ./...

FROM gcr.io/distroless/static-debian13
ENV CGO_ENABLED=0
WORKDIR /go/src/shop
COPY --from=build /go/bin/shop /go/bin/shop
CMD ["/go/bin/shop"]
