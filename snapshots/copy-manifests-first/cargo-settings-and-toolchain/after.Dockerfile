FROM rust:1.82 AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock rust-toolchain.toml ./
COPY .cargo/config.toml .cargo/
RUN cargo fetch --locked --target x86_64-unknown-linux-gnu
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]
