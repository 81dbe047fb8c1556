FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make && make install

FROM gcr.io/distroless/base-debian12
WORKDIR /src
COPY --from=build /usr/local /usr/local
EXPOSE 8081
CMD ["tinyd", "8081"]
