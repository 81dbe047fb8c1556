FROM golang:1.25 AS build
COPY . .
RUN go build -o /out/app.bin .
FROM debian:12-slim
COPY --from=build --chmod=555 /out/app.bin /usr/local/bin/
