FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /discovery .

FROM alpine:3.22
WORKDIR /app
COPY --from=build /discovery .
ENTRYPOINT ["./discovery", "-config.write-to=/file_sd.yml"]
