FROM elixir:1.17-slim AS build
ENV MIX_ENV=prod
WORKDIR /app
RUN mix local.hex --force && mix local.rebar --force
COPY mix.exs mix.lock ./
COPY config config/
RUN mix deps.get --only $MIX_ENV
RUN mix deps.compile
COPY . .
RUN mix release

FROM debian:bookworm-slim
COPY --from=build /app/_build/prod/rel/shop /shop
CMD ["/shop/bin/shop", "start"]
