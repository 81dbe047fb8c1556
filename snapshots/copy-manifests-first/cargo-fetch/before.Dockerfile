FROM rust:1.82 AS build
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /src/target/release/shop /usr/local/bin/shop
CMD ["shop"]
