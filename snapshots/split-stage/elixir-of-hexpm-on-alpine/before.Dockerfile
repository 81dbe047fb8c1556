# syntax=docker/dockerfile:1
ARG ELIXIR_VERSION=1.16.3
FROM hexpm/elixir:${ELIXIR_VERSION}-erlang-26.2.5-alpine-3.19.1
RUN apk add --no-cache build-base git
WORKDIR /src
COPY . .
RUN mix local.hex --force && mix local.rebar --force && mix deps.get --only prod
RUN MIX_ENV=prod mix compile && MIX_ENV=prod mix release worker
WORKDIR /src/_build/prod/rel/worker
CMD bin/worker eval "Jobs.Release.migrate()" && exec bin/worker start
