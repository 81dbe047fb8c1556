FROM golang:1.24-bookworm AS build
ENV GO111MODULE=on
RUN mkdir /app
ADD . /app/
WORKDIR /app
RUN go build -o main .

FROM debian:bookworm-slim
ENV GO111MODULE=on
WORKDIR /app
COPY --from=build /app/main /app/main
EXPOSE 8080
CMD ["/app/main"]
