FROM debian:12 AS build
RUN mkdir /srv/a
RUN chmod 700 /srv/a
FROM debian:12
COPY --from=build /srv/a /srv/a
