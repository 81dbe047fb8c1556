FROM golang:1.22-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod go mod download
RUN --mount=type=cache,target=/go/pkg/mod go test ./...
RUN --mount=type=cache,target=/go/pkg/mod go build -o /app . && go clean -cache
FROM debian:bookworm
COPY --from=build /app /app
ENTRYPOINT ["/app"]
