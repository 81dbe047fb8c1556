FROM golang:1.24-bookworm
ENV GO111MODULE=on
RUN mkdir /app
ADD . /app/
WORKDIR /app
RUN go build -o main .
EXPOSE 8080
CMD ["/app/main"]
