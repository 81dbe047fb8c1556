FROM debian:12 AS base
MAINTAINER Alice

FROM base
LABEL maintainer="Bob"
