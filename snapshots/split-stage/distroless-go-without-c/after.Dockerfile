FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go mod download && \
    CGO_ENABLED=0 go build -trimpath -o /usr/local/bin/parcels ./cmd/parcels

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /usr/local/bin/parcels /usr/local/bin/parcels
EXPOSE 8080
USER 65532
CMD ["parcels"]
