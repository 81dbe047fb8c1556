FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN curl https://example.com/install.sh | sh
RUN go build -o /server .
CMD ["/server"]
