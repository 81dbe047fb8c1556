FROM golang:1.22 AS build
ARG GITHUB_TOKEN
WORKDIR /src
COPY go.mod go.sum ./
RUN echo "machine github.com login x password ${GITHUB_TOKEN}" > ~/.netrc && go mod download && rm ~/.netrc
COPY . .
RUN CGO_ENABLED=0 go build -o /app .
FROM scratch
COPY --from=build /app /app
ENTRYPOINT ["/app"]
