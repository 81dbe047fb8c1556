FROM golang:1.22
WORKDIR /src
COPY . .
RUN go build -o /app . && rm -rf "$(go env GOROOT)"
CMD ["/app"]
