FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o ferry ./cmd/ferry

FROM alpine:3.22
WORKDIR /srv
COPY --from=build /src/ferry .
EXPOSE 8080
CMD ["./ferry"]
