FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/server .

FROM debian:bookworm-slim
COPY --from=build /out/server /usr/local/bin/server
VOLUME /var/lib/server
CMD ["server"]
