FROM rust:1.45 AS build
COPY . .
RUN cargo build --release

FROM debian:12
COPY --from=build /target/release/r /
