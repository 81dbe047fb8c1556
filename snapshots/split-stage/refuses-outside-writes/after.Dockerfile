FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go build -o /server . && mkdir -p /etc/server && cp server.conf /etc/server/
CMD ["/server"]
