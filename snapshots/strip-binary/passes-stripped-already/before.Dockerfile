FROM golang:1.22 AS go
COPY . /src
WORKDIR /src
RUN go build -ldflags="-s -w" -o /a . && go build -ldflags '-s -X main.v=1' -o /b .
RUN go vet ./... && go build ./... && go build -o /dev/null .

FROM rust:1.75 AS rust
ENV CARGO_PROFILE_RELEASE_STRIP=symbols
RUN cargo build --release

FROM gcc:13 AS c
RUN gcc -s -o /c main.c
RUN gcc -c -o main.o main.c

FROM golang:1.22 AS later
RUN go build -o /d . && strip /d

FROM debian:12
COPY --from=go /a /b /
COPY --from=rust /target/release/r /
COPY --from=c /c /
COPY --from=later /d /
