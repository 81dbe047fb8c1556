FROM golang:1.22 AS builder
FROM debian:12
COPY --from=builder /app /app
