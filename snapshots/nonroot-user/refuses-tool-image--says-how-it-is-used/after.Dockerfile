FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /m3rger .

FROM alpine:3.22
COPY --from=build /m3rger /m3rger
ENTRYPOINT ["/m3rger"]
CMD ["--help"]
