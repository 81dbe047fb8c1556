FROM rust:1.80-bookworm
RUN rustup target add x86_64-unknown-linux-musl
WORKDIR /usr/src/clock
COPY . .
RUN cargo build --release --target x86_64-unknown-linux-musl
CMD ["./target/x86_64-unknown-linux-musl/release/clock"]
