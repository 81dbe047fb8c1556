FROM elixir:1.18-alpine

ENV MIX_ENV=prod
RUN apk add --no-cache build-base libxml2-dev
WORKDIR /app
COPY . .
RUN mix local.hex --force && mix local.rebar --force
RUN mix deps.get --only prod && mix release

EXPOSE 4000
CMD ["_build/prod/rel/parcel/bin/parcel", "start"]
