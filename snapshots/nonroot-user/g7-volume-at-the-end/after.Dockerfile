FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/server .

FROM debian:bookworm-slim
COPY --from=build /out/server /usr/local/bin/server
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /var/lib/server
VOLUME /var/lib/server
USER 10001:10001
CMD ["server"]
