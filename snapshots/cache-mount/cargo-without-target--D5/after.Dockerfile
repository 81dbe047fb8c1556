FROM rust:1.83 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/usr/local/cargo/git/db \
    cargo build --release
FROM debian:12-slim
COPY --from=build /src/target/release/app /app
CMD ["/app"]
