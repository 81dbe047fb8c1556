FROM ubuntu:26.04 AS build
RUN apt-get update && apt-get install -y cargo
WORKDIR /src
COPY . .
RUN cargo build --release

FROM ubuntu:26.04
COPY --from=build /src/target/release/ingest /ingest
CMD ["/ingest"]
