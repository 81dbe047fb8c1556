FROM golang:1.23 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
RUN cp -r $GOPATH/pkg/mod/github.com/foo/bar@v1.2.3/migrations /migrations
COPY . .
RUN go build -o /app .
FROM alpine:3.20
COPY --from=build /app /migrations /
ENTRYPOINT ["/app"]
