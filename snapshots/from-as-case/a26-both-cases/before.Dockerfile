FROM --platform=$BUILDPLATFORM localhost:5000/golang:1.22 as build
RUN go build
from debian:12  AS run
RUN true
FROM as As final
