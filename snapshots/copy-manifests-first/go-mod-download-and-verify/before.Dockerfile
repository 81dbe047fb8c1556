FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go mod download && go mod verify
RUN go build -o /shop .

FROM scratch
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
