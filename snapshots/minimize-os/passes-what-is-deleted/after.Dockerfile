FROM debian:12
RUN apt-get update && apt-get install -y nginx && rm -rf /usr/share/doc /usr/share/man
RUN apt-get update
