FROM debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends cmake g++ make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /project
COPY CMakeLists.txt ./
COPY src ./src
RUN cmake -B build -DCMAKE_BUILD_TYPE=Release && cmake --build build

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /project/build/matrix /usr/local/bin/matrix
WORKDIR /project/samples
COPY samples ./
CMD ["/usr/local/bin/matrix", "rotation.txt"]
