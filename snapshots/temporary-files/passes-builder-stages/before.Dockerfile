FROM debian:12 AS build
RUN git clone https://github.com/example/a /tmp/a && cd /tmp/a && make install
FROM debian:12
COPY --from=build /usr/local /usr/local
