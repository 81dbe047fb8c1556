FROM alpine:3.20 AS build
RUN apk add --no-cache go
WORKDIR /src
COPY svc/ ./
RUN go test ./...
RUN go build -o /shop .

FROM alpine:3.20
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
