FROM debian:12 AS base
RUN wget -O /tmp/a.tar.gz https://example.com/a.tar.gz && tar xf /tmp/a.tar.gz -C /opt
FROM base
COPY --from=base /tmp /backup
