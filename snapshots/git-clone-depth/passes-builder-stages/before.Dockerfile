FROM debian:12 AS build
RUN git clone https://github.com/example/a /a && make -C /a
FROM debian:12
COPY --from=build /a/a /usr/bin/a
