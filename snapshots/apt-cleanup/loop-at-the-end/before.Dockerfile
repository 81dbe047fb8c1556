FROM debian:12
RUN apt-get update && for p in curl git; do apt-get install -y $p || exit 1; done
