FROM golang:1.23 AS build
WORKDIR /src
COPY go.work go.work.sum ./
COPY api/go.mod api/go.sum api/
COPY lib/go.mod lib/
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /shop ./api

FROM scratch
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
