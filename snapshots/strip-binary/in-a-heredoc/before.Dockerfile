FROM golang:1.22
WORKDIR /src
COPY . .
RUN <<EOF
set -e
go generate ./...
go build -o /usr/local/bin/server .
EOF
CMD ["server"]
