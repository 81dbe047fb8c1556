FROM alpine:3.20 AS build
RUN apk add --no-cache go
WORKDIR /src
COPY svc/go.mod svc/go.sum ./
RUN go mod download
COPY svc/ ./
RUN go test ./...
RUN go build -o /shop .

FROM alpine:3.20
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
