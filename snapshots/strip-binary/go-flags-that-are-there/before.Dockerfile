FROM golang:1.22 AS build
WORKDIR /src
COPY . .
# each keeps its own
RUN go build -ldflags "-X main.version=$(cat VERSION)" -o /bin/a ./cmd/a \
 && go build -a -ldflags='-w -extldflags "-static"' -o /bin/b ./cmd/b \
 && go build -C cmd/c --ldflags=-linkmode=external -o /bin/c . \
 && go install -ldflags "" ./cmd/d

FROM debian:12-slim
COPY --from=build /bin/a /bin/b /bin/c /go/bin/d /usr/local/bin/
CMD ["a"]
