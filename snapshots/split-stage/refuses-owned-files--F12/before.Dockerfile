FROM golang:1.24-bookworm
WORKDIR /src
COPY --chown=1000:1000 . .
RUN go build -o /server .
CMD ["/server"]
