FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make install

FROM debian:bookworm-slim
WORKDIR /srv
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app
COPY --from=build /usr/local /usr/local
EXPOSE 8081
USER 10001:10001
CMD ["tided", "8081"]
