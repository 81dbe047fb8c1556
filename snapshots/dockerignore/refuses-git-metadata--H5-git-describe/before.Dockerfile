FROM golang:1.23
WORKDIR /src
COPY . .
RUN go build -ldflags "-X main.version=$(git describe --tags)" -o /bin/app .
CMD ["/bin/app"]
