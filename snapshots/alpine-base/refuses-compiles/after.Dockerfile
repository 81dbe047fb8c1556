FROM golang:1.22
WORKDIR /src
COPY main.go .
RUN go build -o /app main.go
CMD ["/app"]
