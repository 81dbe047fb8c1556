FROM --platform=$TARGETPLATFORM golang:1.22 AS build
from --platform=${TARGETPLATFORM}   debian:12
ARG TARGETPLATFORM
