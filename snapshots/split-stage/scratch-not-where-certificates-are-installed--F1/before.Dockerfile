FROM golang:1.24-alpine3.21
RUN apk add --no-cache ca-certificates
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /usr/local/bin/serve .
CMD ["/usr/local/bin/serve"]
