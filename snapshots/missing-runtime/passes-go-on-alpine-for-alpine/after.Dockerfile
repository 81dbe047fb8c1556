FROM golang:1.24-alpine AS build
WORKDIR /src
COPY . .
RUN go build -o ferry .

FROM scratch
COPY --from=build /src/ferry /ferry
EXPOSE 8080
CMD ["/ferry"]
