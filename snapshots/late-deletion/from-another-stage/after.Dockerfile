FROM golang:1.25 AS build
RUN go build -o /out/app .
FROM debian:12-slim
WORKDIR /srv
COPY --from=build /dist.tar.gz .
RUN tar xzf dist.tar.gz -C /opt
RUN rm dist.tar.gz
