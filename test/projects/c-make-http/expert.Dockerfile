FROM debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc make libc6-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Makefile tinyd.c ./
RUN make LDFLAGS='-static -s'

FROM scratch
COPY --from=build /src/tinyd /tinyd
USER 65532:65532
EXPOSE 8081
ENTRYPOINT ["/tinyd"]
CMD ["8081"]
