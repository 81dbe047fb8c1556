FROM buildpack-deps:bookworm AS build
RUN apt-get update && apt-get install -y cmake ninja-build
WORKDIR /project
COPY . .
RUN cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build build
RUN strip build/matrix

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /project
COPY --from=build /project/build/matrix /project/build/matrix
COPY --from=build /project/samples /project/samples
CMD ["./build/matrix", "samples/rotation.txt"]
