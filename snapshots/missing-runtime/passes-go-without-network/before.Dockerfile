FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN go build -o /count .

FROM scratch
COPY --from=build /count /count
CMD ["/count"]
