FROM golang:1.24-bookworm AS build
RUN go build -o /x .
FROM debian:bookworm-slim
COPY --from=build /x /x
CMD ["/x"]
