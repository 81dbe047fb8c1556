FROM golang:1.23
COPY . .
RUN --mount=type=ssh go mod download
RUN go build -o /app .
CMD ["/app"]
