FROM debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build/libroman
COPY libroman ./
RUN ./configure --prefix=/usr/local && make && make install
WORKDIR /build/roman
COPY roman ./
RUN gcc -O2 -s -o /usr/local/bin/roman roman.c -lroman

FROM debian:bookworm-slim
COPY --from=build /usr/local/lib/libroman.so /usr/local/lib/
COPY --from=build /usr/local/bin/roman /usr/local/bin/
RUN ldconfig
USER 10001:10001
CMD ["roman", "1984", "2026"]
