FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/parcels .

FROM debian:bookworm-slim
WORKDIR /src
COPY --from=build /usr/local/bin/parcels /usr/local/bin/parcels
CMD ["parcels"]
