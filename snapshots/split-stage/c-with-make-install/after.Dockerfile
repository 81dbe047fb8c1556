FROM debian:bookworm AS build

RUN apt-get update && apt-get install -y gcc make libc6-dev libpq-dev tzdata

COPY . /src
WORKDIR /src
RUN make
RUN make install

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq5 tzdata \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY --from=build /usr/local /usr/local

EXPOSE 8081

CMD ["tinyd", "8081"]
