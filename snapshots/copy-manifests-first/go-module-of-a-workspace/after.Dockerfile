FROM golang:1.23
COPY api/go.mod api/go.sum /src/api/
COPY go.work /src/
COPY lib/go.mod lib/go.sum /src/lib/
WORKDIR /src/api
RUN go mod download -x
COPY . /src
RUN go build -o /shop .
CMD ["/shop"]
