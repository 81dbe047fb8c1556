FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN go build -tags netgo,osusergo -o ferry .

FROM alpine:3.22
COPY --from=build /src/ferry /ferry
EXPOSE 8080
CMD ["/ferry"]
