FROM elixir:1.17-slim AS app
RUN apt-get update && apt-get install -y build-essential git nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV MIX_ENV="prod" LANG=C.UTF-8
RUN mix local.hex --force && mix local.rebar --force
COPY mix.exs mix.lock ./
RUN mix deps.get --only $MIX_ENV
RUN mix deps.compile
COPY config config
COPY priv priv
COPY lib lib
COPY assets assets
COPY rel rel
RUN mix do assets.deploy, compile, release
ENV PHX_HOST=shop.example.com
EXPOSE 4000
USER nobody
HEALTHCHECK --interval=30s CMD /app/_build/prod/rel/shop/bin/shop pid
ENTRYPOINT ["/app/_build/prod/rel/shop/bin/server"]
