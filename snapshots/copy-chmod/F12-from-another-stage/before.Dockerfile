FROM golang:1.25 AS build
COPY . .
RUN go build -o /out/app.bin .
FROM debian:12-slim
COPY --from=build /out/app.bin /usr/local/bin/
RUN chmod 555 /usr/local/bin/app.bin
