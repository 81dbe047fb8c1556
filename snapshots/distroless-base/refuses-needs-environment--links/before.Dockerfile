FROM golang:1.26-alpine AS build
ENV CGO_ENABLED=0
WORKDIR /src
COPY . .
RUN go build -o /out/bin/server .

FROM alpine:3.23
COPY --from=build /out/ /
CMD ["/bin/server"]
