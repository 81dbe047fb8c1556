FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/runner .

FROM debian:bookworm-slim
WORKDIR /src
COPY --from=build /usr/local/bin/runner /usr/local/bin/runner
CMD ["/usr/local/bin/runner"]
