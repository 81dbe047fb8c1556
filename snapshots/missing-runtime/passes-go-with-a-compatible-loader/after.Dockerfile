FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN go build -o ferry .

FROM alpine:3.22
RUN apk add --no-cache gcompat
COPY --from=build /src/ferry /ferry
EXPOSE 8080
CMD ["/ferry"]
