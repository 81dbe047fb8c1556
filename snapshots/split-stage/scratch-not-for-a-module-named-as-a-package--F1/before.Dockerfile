FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go build -o /mail .
EXPOSE 8080
CMD ["/mail"]
