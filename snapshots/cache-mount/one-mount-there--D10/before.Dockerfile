FROM debian:12 AS build
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*
FROM debian:12-slim
COPY --from=build /a /a
