FROM golang:1.23 AS build
RUN git config --global url."git@example.com:".insteadOf "https://example.com/"
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .

FROM scratch
COPY --from=build /shop /shop
ENTRYPOINT ["/shop"]
