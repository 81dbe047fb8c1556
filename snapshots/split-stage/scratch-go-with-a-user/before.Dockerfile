FROM golang:1.24-alpine3.21 AS parcels
ARG VERSION=dev
RUN apk add --no-cache git
ENV CGO_ENABLED=0
WORKDIR /src
COPY go.mod ./
RUN go mod download
COPY . .
RUN go vet ./... && go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /usr/local/bin/parcels ./cmd/parcels
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["parcels"]
CMD ["-listen", ":8080"]
