FROM golang:1.24-bookworm AS app
ARG VERSION=1
ENV VERSION=$VERSION
LABEL org.opencontainers.image.version=$VERSION
WORKDIR /app
COPY . .
RUN go build -o server .
CMD ["./server"]
