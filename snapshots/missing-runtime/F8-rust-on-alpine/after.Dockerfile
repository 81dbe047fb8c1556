FROM rust:1.85-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM alpine:3.22
COPY --from=build /src/target/release/lamp /usr/local/bin/lamp
CMD ["lamp", "--port", "80"]
