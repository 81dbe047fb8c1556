FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go build -o /server .
ONBUILD COPY . .
CMD ["/server"]
