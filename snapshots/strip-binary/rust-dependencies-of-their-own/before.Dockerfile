FROM lukemathwalker/cargo-chef:latest-rust-1.75 AS chef
WORKDIR /src

FROM chef AS planner
COPY . .
RUN cargo chef prepare --recipe-path recipe.json

FROM chef AS build
COPY --from=planner /src/recipe.json .
RUN cargo chef cook --release --recipe-path recipe.json
COPY . .
RUN env SQLX_OFFLINE=1 cargo build --release

FROM debian:12-slim
COPY --from=build /src/target/release/server /usr/local/bin/
CMD ["server"]
