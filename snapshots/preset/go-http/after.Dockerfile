FROM golang:1.21 AS build
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o tides .

FROM gcr.io/distroless/static-debian13
WORKDIR /app
COPY --from=build /app/tides /app/tides
EXPOSE 8080
USER 65532:65532
CMD ["./tides"]
