FROM elixir:1.18 AS build

ENV MIX_ENV=prod
WORKDIR /app
COPY . .
RUN mix local.hex --force && mix local.rebar --force
RUN mix deps.get --only prod && mix release

FROM debian:trixie-slim
ENV LANG=C.UTF-8
ENV MIX_ENV=prod
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libncurses6 libstdc++6 openssl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/_build/prod/rel/parcel /app/_build/prod/rel/parcel

EXPOSE 4000
CMD ["_build/prod/rel/parcel/bin/parcel", "start"]
