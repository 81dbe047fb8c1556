FROM debian:12 AS build
COPY one \
                 two \
                 three \
                 /src/
RUN make one \
  && make two
RUN apt-get update && apt-get install -y --no-install-recommends gcc
RUN apt-get update \
	&& apt-get install -y --no-install-recommends make

FROM debian:12-slim
COPY --from=build /src/app /app
CMD ["/app"]
