FROM debian:12
ARG MORE
RUN apt-get update && apt-get install -y wget curl git jq tree $MORE
