FROM rust:1.75 AS build
WORKDIR /app
COPY . .
RUN CARGO_PROFILE_RELEASE_STRIP=true cargo build --release && CARGO_PROFILE_RELEASE_STRIP=true cargo test --release
FROM debian:bookworm-slim
COPY --from=build /app/target/release/app /usr/local/bin/app
CMD ["app"]
