FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends gcc make libc6-dev && make
