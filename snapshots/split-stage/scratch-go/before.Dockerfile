FROM golang:1.24-bookworm

RUN mkdir /app
ADD . /app/
WORKDIR /app
RUN go build -o shortener .
EXPOSE 8080
CMD ["/app/shortener"]
