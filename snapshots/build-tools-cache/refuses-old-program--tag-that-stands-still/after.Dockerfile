FROM golang:stretch
WORKDIR /src
COPY . .
RUN go build -o app .
CMD ["./app"]
