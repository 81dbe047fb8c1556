FROM golang:1.24-alpine3.21 AS build
ARG VERSION=dev
RUN apk add --no-cache git
ENV CGO_ENABLED=0
WORKDIR /src
COPY go.mod ./
RUN go mod download
COPY . .
RUN go vet ./... && go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /usr/local/bin/parcels ./cmd/parcels

FROM scratch AS parcels
ENV CGO_ENABLED=0
WORKDIR /src
COPY --from=build /usr/local/bin/parcels /usr/local/bin/parcels
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["parcels"]
CMD ["-listen", ":8080"]
