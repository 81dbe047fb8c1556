FROM debian:12 AS base
RUN apt-get update && apt-get install -y curl

FROM base
COPY . .
RUN apt-get update && apt-get install -y git
