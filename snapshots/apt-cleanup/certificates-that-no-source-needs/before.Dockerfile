FROM ubuntu:22.04
RUN apt-get update && apt-get install -y curl ca-certificates && curl -fsSLo /a https://example.com/a && apt-get purge -y --auto-remove curl ca-certificates
WORKDIR /app
RUN apt-get install -y git
