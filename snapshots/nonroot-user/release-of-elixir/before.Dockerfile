FROM elixir:1.18 AS build
WORKDIR /src
COPY . .
RUN mix release

FROM debian:bookworm-slim
COPY --from=build /src/_build/prod/rel/shop /srv/shop
CMD ["/srv/shop/bin/shop", "start"]
