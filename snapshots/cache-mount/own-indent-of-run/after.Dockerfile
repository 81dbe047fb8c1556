FROM debian:12 AS build
COPY one \
                 two \
                 three \
                 /src/
RUN make one \
  && make two
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
  --mount=type=cache,target=/var/lib/apt/lists,sharing=locked \
  rm -f /etc/apt/apt.conf.d/docker-clean \
  && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache \
  && apt-get update && apt-get install -y --no-install-recommends gcc
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
	--mount=type=cache,target=/var/lib/apt/lists,sharing=locked \
	apt-get update \
	&& apt-get install -y --no-install-recommends make

FROM debian:12-slim
COPY --from=build /src/app /app
CMD ["/app"]
