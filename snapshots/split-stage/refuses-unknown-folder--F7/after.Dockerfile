ARG DIR
FROM golang:1.24-bookworm
WORKDIR $DIR
COPY . .
RUN go build -o /server .
CMD ["/server"]
