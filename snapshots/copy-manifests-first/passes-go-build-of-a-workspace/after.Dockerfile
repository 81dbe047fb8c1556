FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /shop ./api

FROM scratch
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
