FROM rust:1.80
WORKDIR /app
COPY . .
RUN cargo install --path . \
    && rm -rf "${CARGO_HOME:-$HOME/.cargo}"/registry
CMD ["app"]
