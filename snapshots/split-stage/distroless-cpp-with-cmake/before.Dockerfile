FROM buildpack-deps:bookworm
RUN apt-get update && apt-get install -y cmake
WORKDIR /project
COPY . .
RUN cmake -S . -B build && cmake --build build
CMD ["./build/matrix", "samples/rotation.txt"]
