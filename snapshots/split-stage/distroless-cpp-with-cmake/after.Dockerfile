FROM buildpack-deps:bookworm AS build
RUN apt-get update && apt-get install -y cmake
WORKDIR /project
COPY . .
RUN cmake -S . -B build && cmake --build build

FROM gcr.io/distroless/cc-debian12
WORKDIR /project
COPY --from=build /project/build/matrix /project/build/matrix
COPY --from=build /project/samples /project/samples
CMD ["./build/matrix", "samples/rotation.txt"]
