FROM golang:1.24-bookworm AS build

WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /server /server

# the port of the proxy
EXPOSE 8080
CMD ["/server"]
