FROM rust:1.83 AS build
WORKDIR /src
COPY . .
RUN cargo build --release
FROM debian:12-slim
COPY --from=build /src/target/release/app /app
CMD ["/app"]
