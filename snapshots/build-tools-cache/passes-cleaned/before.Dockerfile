FROM rust:1.80
WORKDIR /app
COPY . .
RUN cargo install --path . && rm -rf /usr/local/cargo/registry
CMD ["app"]
