FROM buildpack-deps:bookworm AS build
COPY . /src
WORKDIR /src
RUN make

FROM debian:bookworm-slim
WORKDIR /src
COPY --from=build /src/viewer /src/viewer
CMD ["./viewer"]
