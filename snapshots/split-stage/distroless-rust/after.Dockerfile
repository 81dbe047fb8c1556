FROM rust:1.80-bookworm AS build
WORKDIR /usr/src/shop
COPY . .
RUN cargo build --release

FROM gcr.io/distroless/cc-debian12
WORKDIR /usr/src/shop
COPY --from=build /usr/src/shop/target/release/shop /usr/src/shop/target/release/shop
COPY --from=build /usr/src/shop/migrations /usr/src/shop/migrations
EXPOSE 3000
CMD ["./target/release/shop"]
