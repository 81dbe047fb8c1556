FROM golang:1.24-bookworm AS build

RUN mkdir /app
ADD . /app/
WORKDIR /app
RUN CGO_ENABLED=0 go build -o shortener .

FROM scratch
WORKDIR /app
COPY --from=build /app/shortener /app/shortener
EXPOSE 8080
CMD ["/app/shortener"]
