FROM elixir:1.18

ENV MIX_ENV=prod
WORKDIR /app
COPY . .
RUN mix local.hex --force && mix local.rebar --force
RUN mix deps.get --only prod && mix compile

EXPOSE 4000
CMD ["mix", "phx.server"]
