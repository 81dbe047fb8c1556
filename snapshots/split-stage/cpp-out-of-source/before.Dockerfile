FROM buildpack-deps:bookworm
RUN apt-get update && apt-get install -y cmake ninja-build
WORKDIR /project
COPY . .
RUN cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build build
RUN strip build/matrix
CMD ["./build/matrix", "samples/rotation.txt"]
