FROM rust:1.82 AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY crates/core/Cargo.toml crates/core/
COPY crates/shop/Cargo.toml crates/shop/
RUN cargo fetch
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]
