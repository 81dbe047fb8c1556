FROM rust:1.82
WORKDIR /src
COPY . .
RUN cargo build --release
CMD ["/src/target/release/shop"]
