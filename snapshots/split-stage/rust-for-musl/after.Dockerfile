FROM rust:1.80-bookworm AS build
RUN rustup target add x86_64-unknown-linux-musl
WORKDIR /usr/src/clock
COPY . .
RUN cargo build --release --target x86_64-unknown-linux-musl

FROM gcr.io/distroless/static-debian13
WORKDIR /usr/src/clock
COPY --from=build /usr/src/clock/target/x86_64-unknown-linux-musl/release/clock /usr/src/clock/target/x86_64-unknown-linux-musl/release/clock
CMD ["./target/x86_64-unknown-linux-musl/release/clock"]
