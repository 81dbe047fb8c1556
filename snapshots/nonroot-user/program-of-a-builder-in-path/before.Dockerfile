FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make install

FROM debian:bookworm-slim
WORKDIR /srv
COPY --from=build /usr/local /usr/local
EXPOSE 8081
CMD ["tided", "8081"]
