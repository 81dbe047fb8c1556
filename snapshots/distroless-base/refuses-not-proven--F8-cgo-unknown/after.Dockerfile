FROM golang:1.26-trixie AS build
WORKDIR /src
COPY . .
RUN make server

FROM alpine:3.23
COPY --from=build /src/server /server
CMD ["/server"]
