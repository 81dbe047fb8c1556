FROM golang:1.24-bookworm AS build
ARG VERSION=1
ENV VERSION=$VERSION
LABEL org.opencontainers.image.version=$VERSION
WORKDIR /app
COPY . .
RUN go build -o server .

FROM debian:bookworm-slim AS app
ARG VERSION=1
ENV VERSION=$VERSION
WORKDIR /app
COPY --from=build /app/server /app/server
COPY --from=build /app/templates /app/templates
LABEL org.opencontainers.image.version=$VERSION
CMD ["./server"]
