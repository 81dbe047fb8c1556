FROM golang:1.22 AS build
LABEL org.opencontainers.image.authors="Jane \"JD\" Doe <jane@example.com> \\o/ \$HOME"
RUN go build ./...

FROM debian:12
label org.opencontainers.image.authors="Jane Doe <jane@example.com>"
