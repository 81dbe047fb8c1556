FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/ferry .

FROM scratch
COPY --from=build /out/ferry /ferry
ENTRYPOINT ["/ferry"]
