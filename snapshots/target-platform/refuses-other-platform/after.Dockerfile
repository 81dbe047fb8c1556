FROM --platform=linux/arm64 debian:12 AS base
RUN make

FROM --platform=$TARGETPLATFORM base
USER app
