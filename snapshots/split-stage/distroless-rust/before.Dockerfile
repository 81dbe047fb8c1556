FROM rust:1.80-bookworm
WORKDIR /usr/src/shop
COPY . .
RUN cargo build --release
EXPOSE 3000
CMD ["./target/release/shop"]
