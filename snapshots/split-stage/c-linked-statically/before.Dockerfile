FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc libc6-dev
WORKDIR /src
COPY . .
RUN gcc -O2 -static -o /usr/local/bin/sieve sieve.c
CMD ["sieve"]
