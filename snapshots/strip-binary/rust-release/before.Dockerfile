FROM rust:1.75 AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked

FROM debian:12-slim
COPY --from=build /src/target/release/server /usr/local/bin/
CMD ["server"]
