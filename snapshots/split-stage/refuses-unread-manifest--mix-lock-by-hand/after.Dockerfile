FROM elixir:1.18

ENV MIX_ENV=prod
WORKDIR /app
COPY . .
RUN mix local.hex --force && mix local.rebar --force
RUN mix deps.get --only prod && mix release

EXPOSE 4000
CMD ["_build/prod/rel/parcel/bin/parcel", "start"]
