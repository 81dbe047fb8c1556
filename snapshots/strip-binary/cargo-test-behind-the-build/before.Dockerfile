FROM rust:1.75 AS build
WORKDIR /app
COPY . .
RUN cargo build --release && cargo test --release
FROM debian:bookworm-slim
COPY --from=build /app/target/release/app /usr/local/bin/app
CMD ["app"]
