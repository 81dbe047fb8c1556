FROM golang:1.23 AS build
USER 1000:1000
WORKDIR /src

# all of it
COPY --chown=1000:1000 . ./

ENV CGO_ENABLED=0
ARG VERSION=dev
RUN go build -ldflags "-X main.version=$VERSION" -o /src/shop ./cmd && \
    go vet ./...

FROM scratch
COPY --from=build /src/shop /shop
ENTRYPOINT ["/shop"]
