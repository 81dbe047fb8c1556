FROM golang:1.19 AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /go/src/deflate
COPY go.mod *.go ./
RUN go build -ldflags='-s -w' -o /deflate

FROM debian:bookworm-slim
COPY --from=build /deflate /usr/local/bin/deflate
ENV ADDRESS=:7070
USER 65532:65532
EXPOSE 7070
CMD ["deflate"]
