FROM golang:1.22
WORKDIR /src
COPY . .
RUN <<EOF
set -e
go generate ./...
go build -ldflags="-s -w" -o /usr/local/bin/server .
EOF
CMD ["server"]
