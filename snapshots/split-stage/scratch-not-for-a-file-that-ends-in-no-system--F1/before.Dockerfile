FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go build -o /push .
EXPOSE 8080
CMD ["/push"]
