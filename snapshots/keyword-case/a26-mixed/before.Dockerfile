from golang:1.22 as build
RUN go build
run go test && echo run
ONBUILD run make
FROM debian:12
Copy --from=build /a /b
Env A=b
