FROM golang:1.26-trixie AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 GOOS=linux go build -trimpath -ldflags "-s -w" -o /out/server ./cmd/server

FROM alpine:3.23
COPY --from=build /out/server /usr/local/bin/server
EXPOSE 8080
USER nobody
HEALTHCHECK CMD ["server", "check"]
ENTRYPOINT ["server"]
