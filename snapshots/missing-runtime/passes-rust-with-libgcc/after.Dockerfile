FROM rust:1.85-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM gcr.io/distroless/cc-debian12
COPY --from=build /src/target/release/lamp /lamp
CMD ["/lamp"]
