FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go mod download
RUN CGO_ENABLED=0 go build -o /shop ./api

FROM scratch
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
