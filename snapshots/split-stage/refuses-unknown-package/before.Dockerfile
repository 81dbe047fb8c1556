FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc make libmagic-dev
WORKDIR /src
COPY . .
RUN make
CMD ["/src/tool"]
