FROM --platform=$BUILDPLATFORM localhost:5000/golang:1.22 AS build
RUN go build
from debian:12  as run
RUN true
FROM as AS final
