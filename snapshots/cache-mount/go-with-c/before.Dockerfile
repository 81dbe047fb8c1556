FROM golang:1.22-bookworm AS build
WORKDIR /src
COPY . .
RUN go mod download
RUN go test ./...
RUN go build -o /app . && go clean -cache
FROM debian:bookworm
COPY --from=build /app /app
ENTRYPOINT ["/app"]
