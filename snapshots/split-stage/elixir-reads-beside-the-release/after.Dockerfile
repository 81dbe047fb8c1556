FROM elixir:1.17.2 AS build
ENV MIX_ENV=prod
WORKDIR /opt/menu
COPY . .
COPY prices.csv /srv/prices.csv
RUN mix do local.hex --force + deps.get + release

FROM debian:bookworm-slim
ENV LANG=C.UTF-8
ENV MIX_ENV=prod
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libncurses6 libstdc++6 openssl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/menu
COPY --from=build /opt/menu /opt/menu
COPY --from=build /srv/prices.csv /srv/prices.csv
CMD ["/opt/menu/_build/prod/rel/menu/bin/menu", "start"]
