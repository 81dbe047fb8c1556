FROM debian:12 AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
                        gcc \
                        make

FROM debian:12-slim
COPY --from=build /src/app /app
CMD ["/app"]
