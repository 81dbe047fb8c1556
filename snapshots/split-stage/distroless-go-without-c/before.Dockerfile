FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go mod download && \
    go build -trimpath -o /usr/local/bin/parcels ./cmd/parcels
EXPOSE 8080
USER 65532
CMD ["parcels"]
