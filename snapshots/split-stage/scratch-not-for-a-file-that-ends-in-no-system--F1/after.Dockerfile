FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /push .

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /push /push
EXPOSE 8080
CMD ["/push"]
