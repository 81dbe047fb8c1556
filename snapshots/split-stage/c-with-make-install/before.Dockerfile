FROM debian:bookworm

RUN apt-get update && apt-get install -y gcc make libc6-dev libpq-dev tzdata

COPY . /src
WORKDIR /src
RUN make
RUN make install

EXPOSE 8081

CMD ["tinyd", "8081"]
