FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/notes .

FROM gcr.io/distroless/base-debian12
WORKDIR /src
COPY --from=build /usr/local/bin/notes /usr/local/bin/notes
ENTRYPOINT ["/usr/local/bin/notes"]
