FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o ferry .

FROM scratch
COPY --from=build /src/ferry /ferry
EXPOSE 8080
CMD ["/ferry"]
