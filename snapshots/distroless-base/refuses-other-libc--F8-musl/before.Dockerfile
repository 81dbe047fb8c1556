FROM golang:1.26-alpine AS build
RUN apk add --no-cache gcc musl-dev
COPY . /src
WORKDIR /src
RUN CGO_ENABLED=1 go build -o /server .

FROM alpine:3.23
COPY --from=build /server /server
CMD ["/server"]
