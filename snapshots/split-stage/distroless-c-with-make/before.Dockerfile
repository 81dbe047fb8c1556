FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make && make install
EXPOSE 8081
CMD ["tinyd", "8081"]
