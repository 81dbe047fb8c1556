FROM debian:12 AS base

FROM base
RUN apt-get update && apt-get install -y curl
