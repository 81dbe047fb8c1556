FROM debian:12 AS build
RUN wget -O /tmp/a.tar.gz https://example.com/a.tar.gz && tar xf /tmp/a.tar.gz -C /opt
FROM debian:12
COPY --from=build /opt /opt
