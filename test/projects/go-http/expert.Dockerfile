FROM golang:1.19 AS build
WORKDIR /src
COPY go.mod ./
COPY . .
RUN --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build -ldflags='-s -w' -o /shortener .

FROM scratch
COPY --from=build /shortener /shortener
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/shortener"]
