FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /mail .

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /mail /mail
EXPOSE 8080
CMD ["/mail"]
