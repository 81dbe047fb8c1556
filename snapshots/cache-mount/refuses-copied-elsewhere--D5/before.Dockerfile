FROM rust:1.83 AS build
COPY . .
RUN cargo fetch
FROM rust:1.83
COPY --from=build /usr/local/cargo /usr/local/cargo
