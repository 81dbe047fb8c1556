FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/squeeze .

FROM debian:bookworm-slim
WORKDIR /src
COPY --from=build /usr/local/bin/squeeze /usr/local/bin/squeeze
CMD ["/usr/local/bin/squeeze"]
