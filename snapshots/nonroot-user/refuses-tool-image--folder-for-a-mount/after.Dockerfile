FROM golang:1.25 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /notes .

FROM debian:bookworm-slim
COPY --from=build /notes /usr/local/bin/notes
WORKDIR /work
ENTRYPOINT ["notes"]
