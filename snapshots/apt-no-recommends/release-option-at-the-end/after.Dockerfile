FROM debian:10
RUN apt-get update && apt-get install -y --no-install-recommends git -t buster-backports ca-certificates
