FROM golang:1.23
COPY . .
RUN go mod download
RUN make build
CMD ["/app"]
