FROM elixir:1.17.2
ENV MIX_ENV=prod
WORKDIR /opt/menu
COPY . .
COPY prices.csv /srv/prices.csv
RUN mix do local.hex --force + deps.get + release
CMD ["/opt/menu/_build/prod/rel/menu/bin/menu", "start"]
