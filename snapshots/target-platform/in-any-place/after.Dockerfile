FROM golang:1.22 AS build
from debian:12
ARG TARGETPLATFORM
