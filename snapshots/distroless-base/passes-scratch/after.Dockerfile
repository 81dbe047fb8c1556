FROM golang:1.26 AS build
RUN CGO_ENABLED=0 go build -o /server example.com/server

FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server"]
