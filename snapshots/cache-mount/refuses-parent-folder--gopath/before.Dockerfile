FROM golang:1.23 AS build
RUN useradd -m -u 1234 joe
USER joe
ENV GOPATH=/home/joe/go
ENV GOCACHE=/home/joe/.go-build
WORKDIR /home/joe/src
COPY --chown=joe . .
RUN go build -o app . && go install ./tool

FROM debian:12-slim
COPY --from=build /home/joe/src/app /app
CMD ["/app"]
