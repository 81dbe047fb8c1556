FROM golang:1.22 AS Builder
FROM debian:12 AS builder
COPY --from=Builder /app /app
