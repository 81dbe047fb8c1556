FROM ubuntu:22.04
RUN apt-get update && apt-get install -y ca-certificates && sed -i 's|http://archive|https://archive|' /etc/apt/sources.list && apt-get update && apt-get install -y curl
WORKDIR /app
RUN apt-get purge -y ca-certificates
WORKDIR /b
RUN apt-get install -y vim
