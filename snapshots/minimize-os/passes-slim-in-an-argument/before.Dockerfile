ARG BASE=debian:12-slim
FROM $BASE
RUN apt-get update && apt-get install -y nginx
