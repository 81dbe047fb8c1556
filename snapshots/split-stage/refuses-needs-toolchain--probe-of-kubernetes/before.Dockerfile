FROM golang:1.24-bookworm

WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

# the port of the proxy
EXPOSE 8080
CMD ["/server"]
