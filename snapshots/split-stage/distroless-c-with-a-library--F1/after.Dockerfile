FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y gcc make libc6-dev zlib1g-dev
COPY . /src
WORKDIR /src
RUN make && make install

FROM debian:bookworm-slim
WORKDIR /src
COPY --from=build /usr/local /usr/local
CMD ["squeeze"]
