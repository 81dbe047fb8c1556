FROM elixir:1.17-slim AS build
ENV MIX_ENV=prod
WORKDIR /app
RUN mix local.hex --force && mix local.rebar --force
COPY mix.exs mix.lock ./
COPY apps/shop/mix.exs apps/shop/
COPY apps/store/mix.exs apps/store/
COPY config config/
RUN mix deps.get --only prod
COPY . .
RUN mix release

FROM debian:bookworm-slim
COPY --from=build /app/_build/prod/rel/shop /shop
CMD ["/shop/bin/shop", "start"]
