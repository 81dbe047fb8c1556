FROM golang:1.22 AS build
ENV GOFLAGS="-mod=vendor -ldflags=-X=main.version=1"
COPY . /src
WORKDIR /src
RUN go build -o /server .

FROM rust:1.75 AS rust
ENV RUSTFLAGS="-C debuginfo=1"
RUN cargo build --release

FROM debian:12
COPY --from=build /server /
COPY --from=rust /target/release/r /
