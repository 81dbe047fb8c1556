FROM golang:1.22 AS build
RUN go build
RUN go test && echo run
ONBUILD run make
FROM debian:12
COPY --from=build /a /b
ENV A=b
