FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y gcc libc6-dev
WORKDIR /src
COPY . .
RUN gcc -O2 -static -o /usr/local/bin/sieve sieve.c

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /usr/local/bin/sieve /usr/local/bin/sieve
CMD ["sieve"]
