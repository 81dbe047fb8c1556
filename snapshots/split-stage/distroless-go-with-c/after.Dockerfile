FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/sums .

FROM gcr.io/distroless/base-debian12
WORKDIR /src
COPY --from=build /usr/local/bin/sums /usr/local/bin/sums
CMD ["/usr/local/bin/sums"]
