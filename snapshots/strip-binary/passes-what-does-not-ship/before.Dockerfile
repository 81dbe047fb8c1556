FROM golang:1.22 AS test
COPY . /src
WORKDIR /src
RUN go build -o /server . && ./smoke.sh

FROM debian:12
COPY --from=golang:1.22 /usr/local/go/bin/gofmt /usr/local/bin/
