FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/runner .
CMD ["/usr/local/bin/runner"]
