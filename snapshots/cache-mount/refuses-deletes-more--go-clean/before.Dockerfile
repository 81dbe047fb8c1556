FROM golang:1.22 AS build
COPY . .
RUN go build -o /app . && go clean -cache -modcache
FROM debian:bookworm
COPY --from=build /app /app
