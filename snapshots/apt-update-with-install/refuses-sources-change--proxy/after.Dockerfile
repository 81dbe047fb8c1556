FROM debian:12
RUN export http_proxy=http://proxy.example.com:3128 && mkdir /a && apt-get update
COPY extra.conf /etc/
RUN apt-get install -y curl
