FROM golang:1.22
RUN go install github.com/go-delve/delve/cmd/dlv@latest
COPY . /src
WORKDIR /src
RUN go build -o /server .
CMD ["dlv", "exec", "/server"]
