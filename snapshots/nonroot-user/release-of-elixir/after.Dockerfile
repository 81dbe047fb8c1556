FROM elixir:1.18 AS build
WORKDIR /src
COPY . .
RUN mix release

FROM debian:bookworm-slim
COPY --from=build /src/_build/prod/rel/shop /srv/shop
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /srv/shop
USER 10001:10001
CMD ["/srv/shop/bin/shop", "start"]
