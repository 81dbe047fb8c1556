FROM debian:12 AS build
RUN git clone https://github.com/example/tool /tool && make -C /tool
FROM debian:12
COPY --from=build /tool/tool /usr/local/bin/
