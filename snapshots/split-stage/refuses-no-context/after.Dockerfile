FROM golang:1.24-bookworm
COPY . .
RUN go build -o /server .
CMD ["/server"]
