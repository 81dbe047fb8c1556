FROM debian:12 AS base
RUN apt-get update

FROM base AS builder
RUN apt-get install -y gcc

FROM base
RUN apt-get install -y curl
