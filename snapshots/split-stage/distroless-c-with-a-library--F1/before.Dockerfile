FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc make libc6-dev zlib1g-dev
COPY . /src
WORKDIR /src
RUN make && make install
CMD ["squeeze"]
