FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /app .

FROM node:20
COPY --from=build /app /usr/local/bin/app
