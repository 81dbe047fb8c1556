FROM golang:1.23
COPY . /src
WORKDIR /src/api
RUN go mod download -x
RUN go build -o /shop .
CMD ["/shop"]
